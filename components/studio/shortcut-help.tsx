"use client";

import { Keyboard } from "lucide-react";
import { headerText, rideKeys } from "../en/studio.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { Shortcut } from "./use-shortcuts.tsx";

export function ShortcutHelp({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const trigger = (
    <Button variant="quiet" size="icon" aria-label={headerText.shortcuts} title={headerText.shortcuts}>
      <Keyboard aria-hidden className="size-5" />
    </Button>
  );
  return (
    <Dialog title={headerText.keyboard} trigger={trigger}>
      <KeyList entries={shortcuts.filter(({ keys }) => keys !== "")} />
      <h3 className="mt-4 mb-2 font-semibold">{headerText.onTheRide}</h3>
      <KeyList entries={rideKeys} />
    </Dialog>
  );
}

function KeyList({ entries }: { entries: readonly { keys: string; does: string }[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
      {entries.map(({ keys, does }) => (
        <div key={keys} className="contents">
          <dt>
            <kbd className="whitespace-nowrap rounded border border-line bg-raised px-1.5 py-0.5">{keys}</kbd>
          </dt>
          <dd className="text-muted">{does}</dd>
        </div>
      ))}
    </dl>
  );
}
