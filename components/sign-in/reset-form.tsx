"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { FormAction } from "#lib/contracts/sign-in";
import { signInText } from "../en/sign-in.ts";
import { EmailField } from "./account-fields.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** Asks for a link by which a new password can be chosen. */
export function ResetForm({ action, email }: { action: FormAction; email?: string }) {
  const [answer, submit, isPending] = useActionState(action, { ...(email && { email }) });
  return (
    <form action={submit} className="flex flex-col gap-4">
      <ProblemNotice problem={answer.problem} />
      {answer.done === "mailed" && <Notice tone="info">{signInText.mailed(answer.email ?? "")}</Notice>}
      <EmailField typed={answer.email} />
      <Button type="submit" variant="primary" disabled={isPending}>
        {signInText.reset.submit}
      </Button>
    </form>
  );
}
