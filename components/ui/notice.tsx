import clsx from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const LOOK = {
  info: { icon: Info, className: "border-line bg-raised text-text" },
  warning: { icon: TriangleAlert, className: "border-warning/50 bg-warning-surface text-warning" },
  error: { icon: CircleAlert, className: "border-danger/50 bg-danger-surface text-danger" },
} as const;

/** A message in its place on the page. Errors are announced at once, warnings when the reader pauses. */
export function Notice({
  tone,
  children,
  className,
}: {
  tone: keyof typeof LOOK;
  children: ReactNode;
  className?: string;
}) {
  const { icon: Icon, className: look } = LOOK[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={clsx("flex gap-2.5 rounded-lg border px-3.5 py-2.5 text-sm", look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 break-words">{children}</div>
    </div>
  );
}
