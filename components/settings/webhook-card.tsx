"use client";

import { useState } from "react";
import { z } from "zod";
import { type WebhookResource, type WebhookTest, webhookSchema, webhookTestSchema } from "#lib/contracts/notices";
import { notificationsText } from "../en/notifications.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { formatDay } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { useAction } from "../use-action.tsx";
import { DeliveryList } from "./delivery-list.tsx";

const text = notificationsText.webhooks;

type WebhookCardProps = {
  webhook: WebhookResource;
  /** Without a value: it is no more. */
  onChanged: (webhook?: WebhookResource) => void;
};

/** One webhook: what can be done with it and how its last messages fared. */
export function WebhookCard({ webhook, onChanged }: WebhookCardProps) {
  const { id, url, stoppedAt, deliveries } = webhook;
  const { busy, problem, run } = useAction();
  const [tested, setTested] = useState<WebhookTest>();
  const path = `/api/webhooks/${id}`;
  const test = async () => setTested(await requestJson(`${path}/test`, webhookTestSchema, { method: "POST" }));
  const stop = async () => {
    onChanged(await requestJson(path, webhookSchema, { method: "PATCH", body: { stopped: stoppedAt === null } }));
  };
  const remove = async () => {
    await requestJson(path, z.undefined(), { method: "DELETE" });
    onChanged();
  };
  const switchText = stoppedAt ? text.resume : text.stop;
  return (
    <>
      <p className="break-all font-mono text-sm">{url}</p>
      {stoppedAt && <Notice tone="warning">{text.stopped(formatDay(stoppedAt))}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabled={busy} aria-label={text.named(text.test, url)} onClick={() => void run(test)}>
          {text.test}
        </Button>
        <Button size="small" disabled={busy} aria-label={text.named(switchText, url)} onClick={() => void run(stop)}>
          {switchText}
        </Button>
        <RemoveDialog url={url} busy={busy} onRemove={() => void run(remove)} />
      </div>
      {tested && (
        <Notice tone={tested.sent ? "info" : "warning"}>
          {tested.sent ? text.tested : text.notAccepted(tested.problem ?? "")}
        </Notice>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
      <DeliveryList title={text.last} deliveries={deliveries} />
    </>
  );
}

function RemoveDialog({ url, busy, onRemove }: { url: string; busy: boolean; onRemove: () => void }) {
  return (
    <Dialog
      title={text.removeTitle}
      trigger={
        <Button size="small" variant="quiet" disabled={busy} aria-label={text.named(text.remove, url)}>
          {text.remove}
        </Button>
      }
    >
      <p className="text-muted">{text.removeText}</p>
      <p className="mt-2 break-all font-mono text-sm">{url}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button>{text.keep}</Button>
        </DialogClose>
        <DialogClose>
          <Button variant="danger" onClick={onRemove}>
            {text.remove}
          </Button>
        </DialogClose>
      </div>
    </Dialog>
  );
}
