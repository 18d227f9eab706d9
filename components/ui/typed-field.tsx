"use client";

import { type ComponentProps, useState } from "react";
import { TextField } from "./field.tsx";

type TypedFieldProps = Omit<
  ComponentProps<typeof TextField>,
  "value" | "error" | "hint" | "onChange" | "onBlur" | "onKeyDown"
> & {
  /** What stands there while nobody types. */
  shown: string;
  /** Takes what was typed, or says in words what is wrong with it: then it stays to be mended. */
  onTyped: (text: string) => string | undefined;
  /** What is said of the text that stands there just now. */
  hintFor?: (text: string) => string | undefined;
};

/** Text that is taken over on Enter or when the field is left; Escape drops what was typed. */
export function TypedField({ shown, onTyped, hintFor, ...field }: TypedFieldProps) {
  const [text, setText] = useState<string>();
  const [error, setError] = useState<string>();

  function reset() {
    setText(undefined);
    setError(undefined);
  }

  function commit() {
    const typed = text?.trim();
    if (typed === undefined || typed === shown) return reset();
    const problem = onTyped(typed);
    if (problem) setError(problem);
    else reset();
  }

  return (
    <TextField
      {...field}
      hint={hintFor?.(text ?? shown)}
      value={text ?? shown}
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
