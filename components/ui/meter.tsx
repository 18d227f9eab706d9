import clsx from "clsx";

/** How much of something is used, 0 to 1 or beyond, as a bar beside the words that say it. */
export function Meter({ value }: { value: number }) {
  const shown = Math.min(1, Math.max(0, value));
  return (
    <div aria-hidden className="h-2.5 overflow-hidden rounded-full bg-raised">
      <div
        className={clsx("h-full rounded-full", value >= 1 ? "bg-danger" : "bg-accent")}
        style={{ width: `${shown * 100}%` }}
      />
    </div>
  );
}
