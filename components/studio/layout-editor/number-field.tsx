"use client";

import { useState } from "react";
import { editorText } from "../../en/layouts.ts";
import { TextField } from "../../ui/field.tsx";

type NumberFieldProps = {
  label: string;
  value: number;
  /** What is wrong with a number, in words; else it is taken over. */
  onValue: (value: number) => string | undefined;
};

const said = (value: number) => String(Math.round(value * 100) / 100);

/** A number that is taken over on Enter or when the field is left; Escape drops what was typed. */
export function NumberField({ label, value, onValue }: NumberFieldProps) {
  const [text, setText] = useState<string>();
  const [error, setError] = useState<string>();

  function reset() {
    setText(undefined);
    setError(undefined);
  }

  function commit() {
    if (text === undefined || text.trim() === said(value)) return reset();
    const typed = Number(text.trim().replace(",", "."));
    const problem = text.trim() === "" || !Number.isFinite(typed) ? editorText.notANumber : onValue(typed);
    if (problem) setError(problem);
    else reset();
  }

  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text ?? said(value)}
      error={error}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") reset();
      }}
    />
  );
}
