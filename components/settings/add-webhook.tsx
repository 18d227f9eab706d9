"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type CreatedWebhook, createdWebhookSchema } from "#lib/contracts/notices";
import { notificationsText } from "../en/notifications.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { useAction } from "../use-action.tsx";

const text = notificationsText.webhooks;

/** The form for one more webhook; what is wrong with an address is said at its field. */
export function AddWebhook({ onAdded }: { onAdded: (webhook: CreatedWebhook) => void }) {
  const [url, setUrl] = useState("");
  const { busy, problem, run } = useAction();
  const add = async () => {
    onAdded(await requestJson("/api/webhooks", createdWebhookSchema, { method: "POST", body: { url } }));
    setUrl("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (url.trim() !== "") void run(add);
  };
  return (
    <form noValidate className="flex flex-col items-start gap-2" onSubmit={submit}>
      <div className="w-full">
        <TextField
          label={text.url}
          type="url"
          inputMode="url"
          placeholder={text.placeholder}
          error={problem}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </div>
      <Button type="submit" size="small" disabled={busy}>
        <Plus aria-hidden className="size-4" />
        {text.add}
      </Button>
    </form>
  );
}
