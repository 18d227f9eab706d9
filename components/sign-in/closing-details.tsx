"use client";

import clsx from "clsx";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

type ClosingDetailsProps = { icon: ReactNode; label: string; summaryClass: string; children: ReactNode };

/** A small menu that the browser opens by itself; it closes on Escape, on a press elsewhere and with a new page. */
export function ClosingDetails({ icon, label, summaryClass, children }: ClosingDetailsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it
  useEffect(() => {
    details.current?.removeAttribute("open");
  }, [pathname]);
  useEffect(() => {
    const end = new AbortController();
    const close = (event: Event) => {
      const element = details.current;
      if (
        !element?.open ||
        (event.target instanceof Node && element.contains(event.target) && event.type !== "keydown")
      )
        return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        element.querySelector("summary")?.focus();
      }
      element.open = false;
    };
    for (const type of ["pointerdown", "focusin", "keydown"]) {
      document.addEventListener(type, close, { signal: end.signal });
    }
    return () => end.abort();
  }, []);
  return (
    <details ref={details} className="relative">
      <summary aria-label={label} className={clsx(summaryClass, "list-none [&::-webkit-details-marker]:hidden")}>
        {icon}
      </summary>
      <div className="absolute right-0 z-40 mt-1 w-64 max-w-[calc(100vw-2rem)] rounded-xl border border-line bg-surface p-1.5 shadow-lg">
        {children}
      </div>
    </details>
  );
}
