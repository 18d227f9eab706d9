"use client";

import { useId } from "react";

type CheckListProps<Value extends string> = {
  label: string;
  values: readonly Value[];
  options: readonly { value: Value; label: string; hint?: string }[];
  /** The ticked ones, at least one. */
  onChange: (values: Value[]) => void;
};

/** Any of a few; the last one that is ticked stays. */
export function CheckList<Value extends string>({ label, values, options, onChange }: CheckListProps<Value>) {
  const id = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-muted text-sm">{label}</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {options.map((option) => {
          const checked = values.includes(option.value);
          const isLast = checked && values.length === 1;
          return (
            <label key={option.value} className="flex min-h-10 min-w-0 cursor-pointer items-center gap-2 text-sm">
              <input
                type="checkbox"
                name={`${id}-${option.value}`}
                checked={checked}
                aria-disabled={isLast || undefined}
                className="size-5 shrink-0 accent-accent"
                onChange={() => {
                  if (isLast) return;
                  onChange(checked ? values.filter((one) => one !== option.value) : [...values, option.value]);
                }}
              />
              <span className="min-w-0">
                {option.label}
                {option.hint && <span className="block text-muted text-xs tabular-nums">{option.hint}</span>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
