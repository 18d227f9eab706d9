"use client";

import { useState } from "react";

/** The project's title as a heading that can be typed over; an empty one is put back. */
export function TitleField({ title, onRename }: { title: string; onRename: (title: string) => void }) {
  const [text, setText] = useState<string>();

  function commit() {
    const wanted = text?.trim();
    if (wanted && wanted !== title) onRename(wanted);
    setText(undefined);
  }

  return (
    <h1 className="min-w-0 flex-1 basis-40">
      <input
        type="text"
        aria-label="Project title"
        maxLength={120}
        value={text ?? title}
        className="-mx-2 w-full min-h-11 truncate rounded-lg border border-transparent bg-transparent px-2 font-bold text-2xl hover:border-line focus:bg-page"
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setText(undefined);
        }}
      />
    </h1>
  );
}
