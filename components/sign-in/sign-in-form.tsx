"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { FormAction, FormAnswer } from "#lib/contracts/sign-in";
import { signInText } from "../en/sign-in.ts";
import { EmailField, PasswordField } from "./account-fields.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

const text = signInText.login;

/** Address and password, or the address alone and a mail with a link. `before` is what the page came with. */
export function SignInForm({ action, next, before }: { action: FormAction; next: string; before: FormAnswer }) {
  const [answer, submit, isPending] = useActionState(action, before);
  const { email = "", problem, done } = answer;
  return (
    <form action={submit} className="flex flex-col gap-4">
      <ProblemNotice problem={problem} />
      {done === "mailed" && <Notice tone="info">{signInText.mailed(email)}</Notice>}
      <input type="hidden" name="next" value={next} />
      <EmailField typed={email} />
      <PasswordField label={signInText.password} />
      <Button type="submit" name="way" value="password" variant="primary" disabled={isPending}>
        {text.submit}
      </Button>
      <Button type="submit" name="way" value="link" formNoValidate disabled={isPending}>
        {text.link}
      </Button>
      {problem === "unconfirmed" && (
        <Button type="submit" name="way" value="again" formNoValidate disabled={isPending}>
          {text.again}
        </Button>
      )}
    </form>
  );
}
