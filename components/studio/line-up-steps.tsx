import { lineUpText } from "../en/line-up.ts";
import { HelpDetails } from "../ui/help-details.tsx";

const text = lineUpText.steps;

/** How one lines up by what one sees, for who has not done it yet. */
export function LineUpSteps() {
  return (
    <HelpDetails title={text.title}>
      <ol className="flex flex-col gap-2">
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
    </HelpDetails>
  );
}
