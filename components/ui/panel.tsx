import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** A titled block of the page. */
export function Panel(props: { title: string; aside?: ReactNode; children: ReactNode; className?: string }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={clsx("min-w-0 rounded-xl border border-line bg-surface p-4", props.className)}
    >
      <div className="mb-3 flex min-h-6 items-center justify-between gap-3">
        <h2 id={id} className="font-semibold text-base">
          {props.title}
        </h2>
        {props.aside}
      </div>
      <div className="flex flex-col gap-3">{props.children}</div>
    </section>
  );
}
