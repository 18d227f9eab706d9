"use client";

import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useRefused } from "./refused-fields.tsx";

type FieldProps = { label: string; hint?: ReactNode; error?: string | undefined; hideLabel?: boolean };
type Wired = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

const CONTROL =
  "min-h-11 w-full rounded-lg border border-line bg-page px-3 text-base text-text placeholder:text-muted " +
  "disabled:opacity-50 aria-invalid:border-danger";

/** A text input with its label, hint and error tied together for screen readers. */
export function TextField({ label, hint, error, hideLabel, className, ...rest }: FieldProps & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(wired) => <input type="text" autoComplete="off" {...rest} {...wired} className={clsx(CONTROL, className)} />}
    </Field>
  );
}

/** A native select: the best picker on a phone. */
export function SelectField({ label, hint, error, hideLabel, ...rest }: FieldProps & ComponentProps<"select">) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(wired) => <select {...rest} {...wired} className={clsx(CONTROL, "pr-8")} />}
    </Field>
  );
}

function Field(props: FieldProps & { children: (wired: Wired) => ReactNode }) {
  const id = useId();
  const { label, hint, error, hideLabel, children } = props;
  useRefused(id, label, Boolean(error));
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm text-muted"}>
        {label}
      </label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
