"use client";

import { RadioGroup } from "radix-ui";

type SegmentedProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few, side by side: a radio group that arrow keys move through. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value ?? ""}
      onValueChange={(next) => onChange(next as Value)}
      orientation="horizontal"
      className="flex flex-wrap gap-1 rounded-lg border border-line bg-page p-1"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="min-h-10 flex-1 lg:min-h-9 whitespace-nowrap rounded-md px-3 text-sm text-muted transition-colors hover:text-text data-[state=checked]:bg-raised data-[state=checked]:font-semibold data-[state=checked]:text-text"
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
