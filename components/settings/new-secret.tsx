"use client";

import { useState } from "react";
import { notificationsText } from "../en/notifications.ts";
import { CopyButton } from "../share/copy-button.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";

const text = notificationsText.webhooks;

/** A new webhook's secret, which is shown this once. */
export function NewSecret({ secret, onSeen }: { secret: string; onSeen: () => void }) {
  const [refused, setRefused] = useState(false);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Notice tone="warning">
        <strong className="block">{text.secretTitle}</strong>
        {text.secretText}
      </Notice>
      <TextField
        label={text.secret}
        readOnly
        value={secret}
        className="font-mono"
        error={refused ? text.cannotCopy : undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="flex flex-wrap gap-2">
        <CopyButton text={secret} onRefused={() => setRefused(true)}>
          {text.copy}
        </CopyButton>
        <Button size="small" variant="quiet" onClick={onSeen}>
          {text.seen}
        </Button>
      </div>
    </div>
  );
}
