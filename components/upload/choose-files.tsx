"use client";

import clsx from "clsx";
import { Film, Plus, Route } from "lucide-react";
import { useId } from "react";
import type { UploadKind } from "#lib/contracts/api";
import { uploadText } from "../en/upload.ts";

/** For the file dialog only: what is chosen is judged by its content. `video/*` has phones offer their gallery. */
const ACCEPT: Record<UploadKind, string> = {
  video: "video/*,.mp4,.mov,.m4v,.mkv,.webm,.avi,.mts,.m2ts,.ts",
  // Phones do not know what a .fit or .gpx is and grey it out unless plain data may be chosen too.
  track:
    ".fit,.gpx,.tcx,.srt,.gz,application/gpx+xml,application/xml,text/xml,application/gzip,application/octet-stream",
};
const ICONS = { video: Film, track: Route } as const;

type ChooseFilesProps = {
  readonly kind: UploadKind;
  readonly onFiles: (files: readonly File[]) => void;
  /** Files are held over the page. */
  readonly over?: boolean;
  /** The project can do without. */
  readonly optional?: boolean;
  /** One video at a time; its chapters count as one. */
  readonly single?: boolean;
  /** Some are there already: a button's height is enough. */
  readonly compact?: boolean;
};

/** Opens the file dialog, by mouse, touch or keyboard, and shows where files can be dropped. */
export function ChooseFiles(props: ChooseFilesProps) {
  const { kind, onFiles, over = false, optional = false, single = false, compact = false } = props;
  const id = useId();
  const { title, hint: usual } = single ? uploadText.oneVideo : uploadText[kind];
  const hint = optional ? uploadText.track.optionalHint : usual;
  const Icon = compact ? Plus : ICONS[kind];
  return (
    <label
      className={clsx(
        "flex cursor-pointer items-center justify-center rounded-xl border-2 border-dashed text-center",
        "transition-colors hover:border-muted has-focus-visible:outline-2 has-focus-visible:outline-accent-text",
        compact ? "min-h-11 gap-2 px-4 text-sm" : "min-h-44 flex-col gap-2 p-6",
        over ? "border-accent bg-raised" : "border-line bg-surface",
      )}
    >
      <Icon aria-hidden className={clsx("text-muted", compact ? "size-4" : "size-8")} />
      <span className={clsx("text-text", !compact && "font-semibold")}>{compact ? uploadText.video.more : title}</span>
      {!compact && (
        <span id={`${id}-hint`} className="text-balance text-muted text-sm">
          {hint}
        </span>
      )}
      <input
        type="file"
        multiple
        accept={ACCEPT[kind]}
        {...(compact ? {} : { "aria-describedby": `${id}-hint` })}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file chosen again must be a change again.
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
