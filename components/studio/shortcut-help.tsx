"use client";

import { Keyboard } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { Shortcut } from "./use-shortcuts.tsx";

/** What the curves do with keys of their own while they have the focus. */
const ON_THE_RIDE = [
  { keys: "← →", does: "Earlier or later moment, with Shift ten times as far" },
  { keys: "Page ↑ ↓", does: "… a tenth of the view" },
  { keys: "Home, End", does: "Start or end of the ride" },
  { keys: "Enter", does: "The frame is that moment" },
  { keys: "Esc", does: "Drop the picked moment" },
  { keys: "+ −, Ctrl wheel", does: "Zoom; Shift and the wheel moves" },
];

export function ShortcutHelp({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const trigger = (
    <Button variant="quiet" size="icon" aria-label="Keyboard shortcuts" title="Keyboard shortcuts">
      <Keyboard aria-hidden className="size-5" />
    </Button>
  );
  return (
    <Dialog title="Keyboard" trigger={trigger}>
      <KeyList entries={shortcuts.filter(({ keys }) => keys !== "")} />
      <h3 className="mt-4 mb-2 font-semibold">On the ride's curves</h3>
      <KeyList entries={ON_THE_RIDE} />
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
