"use client";

import clsx from "clsx";
import { type LucideIcon, Upload } from "lucide-react";
import { type DragEvent, useEffect, useId, useState } from "react";

type DropZoneProps = {
  readonly title: string;
  readonly hint: string;
  /** For the file dialog only; what is dropped is judged by its content. */
  readonly accept: string;
  readonly icon?: LucideIcon;
  readonly onFile: (file: File) => void;
  /** More than one file was dropped here. */
  readonly onSeveral: (files: readonly File[]) => void;
};

/** A place to drop a file on, which is also a button that opens the file dialog, by mouse, touch or keyboard. */
export function DropZone({ title, hint, accept, icon: Icon = Upload, onFile, onSeveral }: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  useNoAccidentalOpening();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file, ...more] = event.dataTransfer.files;
    if (file && more.length > 0) onSeveral([file, ...more]);
    else if (file) onFile(file);
  }

  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        "flex min-h-44 cursor-pointer flex-col items-center justify-center gap-2 rounded-xl border-2 border-dashed p-6 text-center",
        "transition-colors hover:border-muted has-focus-visible:outline-2 has-focus-visible:outline-accent-text",
        over ? "border-accent bg-raised" : "border-line bg-surface",
      )}
    >
      <Icon aria-hidden className="size-8 text-muted" />
      <span className="font-semibold text-text">{title}</span>
      <span id={`${id}-hint`} className="text-muted text-sm">
        {hint}
      </span>
      <input
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file chosen again must be a change again.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

/** A file dropped beside the zone would replace the page, and with it an upload under way. */
function useNoAccidentalOpening(): void {
  useEffect(() => {
    const keep = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    window.addEventListener("dragover", keep);
    window.addEventListener("drop", keep);
    return () => {
      window.removeEventListener("dragover", keep);
      window.removeEventListener("drop", keep);
    };
  }, []);
}
