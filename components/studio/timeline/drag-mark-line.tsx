import clsx from "clsx";
import type { DragMark } from "./use-snapping.tsx";
import { type Span, shareAt } from "./view.ts";

/** Where a drag has come to, written over all lanes; bright when it rests at a moment that matters. */
export function DragMarkLine({ mark: { at, text, isSnapped }, view }: { mark: DragMark; view: Span }) {
  const share = shareAt(view, at);
  if (share < 0 || share > 1) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 z-10"
      style={{ left: `${share * 100}%` }}
      data-testid="drag-mark"
      data-snapped={isSnapped}
    >
      <div className={clsx("-ml-px h-full", isSnapped ? "w-0.5 bg-text" : "w-px bg-text/50")} />
      <span
        className={clsx(
          "absolute bottom-1 whitespace-nowrap rounded px-1.5 py-0.5 text-xs tabular-nums shadow",
          share > 0.5 ? "right-1.5" : "left-1.5",
          isSnapped ? "bg-text font-medium text-page" : "bg-raised text-text",
        )}
      >
        {text}
      </span>
    </div>
  );
}
