import { ChevronRight } from "lucide-react";
import { lineUpText } from "../en/line-up.ts";

const text = lineUpText.steps;

/** How one lines up by what one sees, for who has not done it yet. */
export function LineUpSteps() {
  return (
    <details className="group text-sm">
      <summary className="flex min-h-10 list-none items-center gap-1 rounded-lg text-accent-text hover:underline [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {text.title}
      </summary>
      <ol className="mt-1 flex flex-col gap-2">
        {text.all.map((step, index) => (
          <li key={step} className="flex gap-2.5">
            <span
              aria-hidden
              className="flex size-5 shrink-0 items-center justify-center rounded-full bg-raised font-semibold text-xs tabular-nums"
            >
              {index + 1}
            </span>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
