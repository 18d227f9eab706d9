"use client";

import { TextField } from "#components/ui/field";
import { MIN_PASSWORD } from "#lib/contracts/sign-in";
import { signInText } from "../en/sign-in.ts";

export function EmailField({ typed }: { typed: string | undefined }) {
  return (
    <TextField
      label={signInText.email}
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={254}
      defaultValue={typed}
    />
  );
}

/** A password that exists, or a new one with what is asked of it. */
export function PasswordField({ label, name = "password", isNew = false }: PasswordFieldProps) {
  return (
    <TextField
      label={label}
      name={name}
      type="password"
      autoComplete={isNew ? "new-password" : "current-password"}
      required
      maxLength={72}
      {...(isNew && { minLength: MIN_PASSWORD, hint: signInText.passwordHint })}
    />
  );
}
type PasswordFieldProps = { label: string; name?: string; isNew?: boolean };
