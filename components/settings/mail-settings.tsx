"use client";

import { type FormEvent, useState } from "react";
import { type Notifications, notificationsSchema, updateNotificationsSchema } from "#lib/contracts/notices";
import { notificationsText } from "../en/notifications.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { useAction } from "../use-action.tsx";
import { DeliveryList } from "./delivery-list.tsx";

const text = notificationsText.mail;

/** Whether mail is wanted; in local mode also where it goes. */
export function MailSettings({ stored, ownAddress }: { stored: Notifications["mail"]; ownAddress: boolean }) {
  const [mail, setMail] = useState(stored);
  const { busy, problem, run } = useAction();
  const change = async (body: { mailWanted?: boolean; address?: string | null }) => {
    setMail((await requestJson("/api/notifications", notificationsSchema, { method: "PATCH", body })).mail);
  };
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h3 className="font-medium">{text.title}</h3>
      {mail.available ? (
        <>
          {ownAddress && (
            <OwnAddress address={mail.address} busy={busy} onSave={(address) => run(() => change({ address }))} />
          )}
          {mail.address === null ? (
            !ownAddress && <p className="text-muted text-sm">{text.noAddress}</p>
          ) : (
            <label className="flex min-h-10 cursor-pointer items-center gap-2">
              <input
                type="checkbox"
                checked={mail.wanted}
                aria-disabled={busy || undefined}
                className="size-5 shrink-0 accent-accent"
                onChange={() => void run(() => change({ mailWanted: !mail.wanted }))}
              />
              <span className="min-w-0 break-words">{ownAddress ? text.wanted : text.to(mail.address)}</span>
            </label>
          )}
        </>
      ) : (
        <p className="text-muted text-sm">{text.unavailable}</p>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
      <DeliveryList title={text.last} deliveries={mail.deliveries} />
    </section>
  );
}

type OwnAddressProps = { address: string | null; busy: boolean; onSave: (address: string | null) => Promise<void> };

function OwnAddress({ address, busy, onSave }: OwnAddressProps) {
  const [typed, setTyped] = useState(address ?? "");
  const [refused, setRefused] = useState(false);
  const wanted = typed.trim() === "" ? null : typed.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const isFine = updateNotificationsSchema.safeParse({ address: wanted }).success;
    setRefused(!isFine);
    if (isFine) void onSave(wanted);
  };
  return (
    <form noValidate className="flex flex-col items-start gap-2" onSubmit={save}>
      <div className="w-full">
        <TextField
          label={text.address}
          type="email"
          autoComplete="email"
          hint={text.addressHint}
          error={refused ? text.badAddress : undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {wanted !== address && (
        <Button type="submit" size="small" disabled={busy}>
          {text.save}
        </Button>
      )}
    </form>
  );
}
