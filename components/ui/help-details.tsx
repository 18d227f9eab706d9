import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** What helps on where something is not clear by itself: closed until it is asked for. */
export function HelpDetails({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group text-sm">
      <summary className="flex min-h-10 list-none items-center gap-1 rounded-lg text-accent-text hover:underline [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="mt-1">{children}</div>
    </details>
  );
}
