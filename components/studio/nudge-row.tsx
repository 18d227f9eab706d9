"use client";

import { lineUpText } from "../en/line-up.ts";
import { Button } from "../ui/button.tsx";

const text = lineUpText.nudge;

type Step = { readonly label: string; readonly words: string; readonly seconds: number };

/** Moves the gauges against the picture, from a whole 10 s down to one frame. */
export function NudgeRow({ frame, onNudge }: { frame: number; onNudge: (seconds: number) => void }) {
  const steps: readonly Step[] = [
    { label: "10", words: text.tenSeconds, seconds: 10 },
    { label: "1", words: text.second, seconds: 1 },
    { label: "0.1", words: text.tenth, seconds: 0.1 },
    { label: "1f", words: text.frame, seconds: frame },
  ];
  return (
    <fieldset className="grid grid-cols-4 gap-1.5 sm:grid-cols-8">
      <legend className="mb-1.5 text-muted text-sm">{text.legend}</legend>
      {steps.map(({ label, words, seconds }) => (
        <NudgeButton key={label} label={`−${label}`} words={text.earlier(words)} onClick={() => onNudge(-seconds)} />
      ))}
      {steps.toReversed().map(({ label, words, seconds }) => (
        <NudgeButton key={label} label={`+${label}`} words={text.later(words)} onClick={() => onNudge(seconds)} />
      ))}
    </fieldset>
  );
}

function NudgeButton({ label, words, onClick }: { label: string; words: string; onClick: () => void }) {
  return (
    // The name holds what is read on it: people who speak to their computer say that.
    <Button
      size="small"
      aria-label={`${label}: ${words}`}
      title={words}
      className="px-0! tabular-nums"
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
