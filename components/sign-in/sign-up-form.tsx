"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { FormAction } from "#lib/contracts/sign-in";
import { signInText } from "../en/sign-in.ts";
import { EmailField, PasswordField } from "./account-fields.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

const text = signInText.signUp;

type SignUpProps = { action: FormAction; next: string; children: ReactNode };

/** An account by address and password, or the other ways in (`children`); then the mail to look for and nothing else. */
export function SignUpForm({ action, next, children }: SignUpProps) {
  const [{ email = "", problem, done }, submit, isPending] = useActionState(action, {});
  if (done === "mailed") return <Notice tone="info">{text.mailed(email)}</Notice>;
  return (
    <>
      <form action={submit} className="flex flex-col gap-4">
        <ProblemNotice problem={problem} />
        <input type="hidden" name="next" value={next} />
        <EmailField typed={email} />
        <PasswordField label={signInText.password} isNew />
        <Button type="submit" variant="primary" disabled={isPending}>
          {text.submit}
        </Button>
      </form>
      {children}
    </>
  );
}
