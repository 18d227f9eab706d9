"use client";

import { Keyboard } from "lucide-react";
import { playerText } from "../en/player.ts";
import { headerText, rideKeys } from "../en/studio.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { ShortcutGroup } from "./use-shortcuts.tsx";

type Entry = readonly [keys: string, does: string];

const words = playerText.keys;

export function ShortcutHelp({ shortcuts }: { shortcuts: readonly ShortcutGroup[] }) {
  const trigger = (
    <Button variant="quiet" size="icon" aria-label={headerText.shortcuts} title={headerText.shortcuts}>
      <Keyboard aria-hidden className="size-5" />
    </Button>
  );
  const groups = [
    ...shortcuts.map((group) => ({
      title: group.title,
      entries: group.shortcuts.filter(({ keys }) => keys !== "").map(({ keys, does }): Entry => [keys, does]),
    })),
    // What parts of the page do with keys of their own while they have the focus.
    { title: headerText.onTheRide, entries: rideKeys.map(({ keys, does }): Entry => [keys, does]) },
    { title: words.onCrop, entries: words.crop },
  ];
  return (
    <Dialog title={headerText.keyboard} trigger={trigger}>
      <div className="flex flex-col gap-4">
        {groups.map(({ title, entries }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-2 font-semibold">{title}</h3>
            <KeyList entries={entries} />
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KeyList({ entries }: { entries: readonly Entry[] }) {
  return (
    <dl className="grid grid-cols-[9.5rem_1fr] gap-x-4 gap-y-2 text-sm">
      {entries.map(([keys, does]) => (
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
