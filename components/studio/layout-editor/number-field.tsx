"use client";

import { editorText } from "../../en/layouts.ts";
import { TypedField } from "../../ui/typed-field.tsx";

type NumberFieldProps = {
  label: string;
  value: number;
  /** What is wrong with a number, in words; else it is taken over. */
  onValue: (value: number) => string | undefined;
};

const said = (value: number) => String(Math.round(value * 100) / 100);

/** A number that is typed, with a point or a comma. */
export function NumberField({ label, value, onValue }: NumberFieldProps) {
  function take(text: string) {
    const typed = Number(text.replace(",", "."));
    return text === "" || !Number.isFinite(typed) ? editorText.notANumber : onValue(typed);
  }
  return <TypedField label={label} inputMode="decimal" shown={said(value)} onTyped={take} />;
}
