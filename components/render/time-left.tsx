"use client";

import { daysLeft } from "../ui/days-left.ts";

/** How long a film is still there, as a warning when that is not long; nothing when it is and only warnings are wanted. */
export function TimeLeft({ until, onlySoon = false }: { until: string | null; onlySoon?: boolean }) {
  const left = until === null ? undefined : daysLeft(until, Date.now());
  if (!left || (onlySoon && !left.soon)) return null;
  return (
    // The server said it a moment ago: a day may have ended in between.
    <span suppressHydrationWarning className={left.soon ? "font-medium text-warning" : "text-muted"}>
      {left.text}
    </span>
  );
}
