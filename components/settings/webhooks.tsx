"use client";

import { useState } from "react";
import type { CreatedWebhook, WebhookResource } from "#lib/contracts/notices";
import { MOST_WEBHOOKS } from "#lib/contracts/notices";
import { notificationsText } from "../en/notifications.ts";
import { AddWebhook } from "./add-webhook.tsx";
import { NewSecret } from "./new-secret.tsx";
import { WebhookCard } from "./webhook-card.tsx";

const text = notificationsText.webhooks;

/** A person's webhooks: add, try, switch off, remove. */
export function Webhooks({ stored }: { stored: readonly WebhookResource[] }) {
  const [webhooks, setWebhooks] = useState(stored);
  const [made, setMade] = useState<CreatedWebhook>();
  const replace = (id: string, changed?: WebhookResource) => {
    setWebhooks(webhooks.flatMap((webhook) => (webhook.id === id ? (changed ?? []) : webhook)));
    if (!changed && made?.id === id) setMade(undefined);
  };
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h3 className="font-medium">{text.title}</h3>
      <p className="text-muted text-sm">{text.intro}</p>
      {webhooks.length === 0 && <p className="text-muted text-sm">{text.none}</p>}
      <ul className="flex flex-col gap-3">
        {webhooks.map((webhook) => (
          <li key={webhook.id} className="flex min-w-0 flex-col gap-3 rounded-lg border border-line p-3">
            <WebhookCard webhook={webhook} onChanged={(changed) => replace(webhook.id, changed)} />
            {made?.id === webhook.id && <NewSecret secret={made.secret} onSeen={() => setMade(undefined)} />}
          </li>
        ))}
      </ul>
      {webhooks.length < MOST_WEBHOOKS && (
        <AddWebhook
          onAdded={(added) => {
            setMade(added);
            setWebhooks([...webhooks, added]);
          }}
        />
      )}
    </section>
  );
}
