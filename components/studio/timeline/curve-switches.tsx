"use client";

import clsx from "clsx";
import { timelineText } from "../../en/timeline.ts";
import type { CurveName } from "./ride-curves.ts";

const SWATCHES: Record<CurveName, string> = {
  speed: "bg-(--curve-speed)",
  elevation: "bg-(--curve-elevation)",
  heartRate: "bg-(--curve-heartRate)",
  power: "bg-(--curve-power)",
};

type CurveSwitchesProps = {
  names: readonly CurveName[];
  shown: ReadonlySet<CurveName>;
  onShown: (shown: ReadonlySet<CurveName>) => void;
};

/** Which of the ride's curves are drawn. */
export function CurveSwitches({ names, shown, onShown }: CurveSwitchesProps) {
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{timelineText.curves}</legend>
      {names.map((name) => {
        const isShown = shown.has(name);
        return (
          <button
            key={name}
            type="button"
            aria-pressed={isShown}
            className={clsx(
              "flex min-h-10 items-center lg:min-h-9 gap-2 rounded-md px-2.5 text-sm hover:bg-raised",
              isShown ? "text-text" : "text-muted",
            )}
            onClick={() => onShown(toggled(shown, name))}
          >
            <span
              aria-hidden
              className={clsx(
                "h-2.5 w-4 rounded-sm border border-muted",
                isShown && [SWATCHES[name], "border-transparent"],
              )}
            />
            {timelineText.curveNames[name]}
          </button>
        );
      })}
    </fieldset>
  );
}

function toggled(shown: ReadonlySet<CurveName>, name: CurveName): ReadonlySet<CurveName> {
  const next = new Set(shown);
  if (!next.delete(name)) next.add(name);
  return next;
}
