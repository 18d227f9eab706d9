"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button";
import type { FormAction } from "#lib/contracts/sign-in";
import { signInText } from "../en/sign-in.ts";
import { PasswordField } from "./account-fields.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** A new password, for somebody who came by a mailed link. The address is there for what keeps passwords. */
export function ChoosePasswordForm({ action, email }: { action: FormAction; email: string | null }) {
  const [{ problem }, submit, isPending] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col gap-4">
      <ProblemNotice problem={problem} />
      <input type="email" name="username" autoComplete="username" value={email ?? ""} readOnly hidden />
      <PasswordField label={signInText.newPassword} isNew />
      <Button type="submit" variant="primary" disabled={isPending}>
        {signInText.choose.submit}
      </Button>
    </form>
  );
}
