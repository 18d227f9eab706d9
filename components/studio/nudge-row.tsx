"use client";

import { Button } from "../ui/button.tsx";

type Step = { readonly label: string; readonly words: string; readonly seconds: number };

/** Moves the gauges against the picture, from a whole 10 s down to one frame. */
export function NudgeRow({ frame, onNudge }: { frame: number; onNudge: (seconds: number) => void }) {
  const steps: readonly Step[] = [
    { label: "10", words: "10 seconds", seconds: 10 },
    { label: "1", words: "1 second", seconds: 1 },
    { label: "0.1", words: "a tenth of a second", seconds: 0.1 },
    { label: "1f", words: "one frame", seconds: frame },
  ];
  return (
    <fieldset className="grid grid-cols-4 gap-1.5 sm:grid-cols-8">
      <legend className="mb-1.5 text-muted text-sm">Show an earlier (−) or later (+) moment of the ride</legend>
      {steps.map(({ label, words, seconds }) => (
        <NudgeButton
          key={label}
          label={`−${label}`}
          words={`Gauges ${words} earlier`}
          onClick={() => onNudge(-seconds)}
        />
      ))}
      {steps.toReversed().map(({ label, words, seconds }) => (
        <NudgeButton key={label} label={`+${label}`} words={`Gauges ${words} later`} onClick={() => onNudge(seconds)} />
      ))}
    </fieldset>
  );
}

function NudgeButton({ label, words, onClick }: { label: string; words: string; onClick: () => void }) {
  return (
    <Button size="small" aria-label={words} title={words} className="px-0! tabular-nums" onClick={onClick}>
      {label}
    </Button>
  );
}
