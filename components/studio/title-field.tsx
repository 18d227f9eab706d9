"use client";

import { useState } from "react";
import { undrawableNote } from "#lib/domain/overlay/glyphs";
import { headerText } from "../en/studio.ts";

type TitleFieldProps = {
  title: string;
  /** Whether the layout has a place for it. */
  isInPicture: boolean;
  onRename: (title: string) => void;
};

/** The project's title as a heading that can be typed over; an empty one is put back. */
export function TitleField({ title, isInPicture, onRename }: TitleFieldProps) {
  const [text, setText] = useState<string>();

  function commit() {
    const wanted = text?.trim();
    if (wanted && wanted !== title) onRename(wanted);
    setText(undefined);
  }

  const note = isInPicture ? undrawableNote(text ?? title) : undefined;
  return (
    <h1 className="min-w-0 flex-1 basis-40 max-sm:basis-full">
      <input
        type="text"
        aria-label={headerText.title}
        aria-describedby={note && "title-note"}
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
      {note && (
        <span id="title-note" className="block font-normal text-muted text-sm">
          {note}
        </span>
      )}
    </h1>
  );
}
