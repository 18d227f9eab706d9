"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Panel } from "#components/ui/panel";
import type { FormAction, FormAnswer } from "#lib/contracts/sign-in";
import { signInText } from "../en/sign-in.ts";
import { PasswordField } from "../sign-in/account-fields.tsx";
import { ProblemNotice } from "../sign-in/problem-notice.tsx";

const text = signInText.account;

type AccountProps = {
  readonly email: string | null;
  readonly changePassword: FormAction;
  readonly signOut: () => Promise<void>;
  readonly signOutEverywhere: (before: FormAnswer) => Promise<FormAnswer>;
};

/** Who is signed in, their password, and the ways out. Everything works without scripts. */
export function AccountSection({ email, changePassword, signOut, signOutEverywhere }: AccountProps) {
  return (
    <Panel title={text.title}>
      <p className="break-words">
        {email ? (
          <>
            <span className="text-muted">{text.signedInAs}</span> <strong>{email}</strong>
          </>
        ) : (
          text.noEmail
        )}
      </p>
      {email && <ChangePassword email={email} action={changePassword} />}
      <h3 className="mt-2 font-semibold text-sm">{text.sessions}</h3>
      <p className="max-w-prose text-muted text-sm">{text.everywhereHint}</p>
      <div className="flex flex-wrap items-start gap-3">
        <form action={signOut}>
          <Button type="submit">{text.here}</Button>
        </form>
        <SignOutEverywhere action={signOutEverywhere} />
      </div>
    </Panel>
  );
}

function ChangePassword({ email, action }: { email: string; action: FormAction }) {
  const [{ problem, done }, submit, isPending] = useActionState(action, {});
  return (
    <form action={submit} className="flex max-w-sm flex-col gap-3">
      <h3 className="mt-2 font-semibold text-sm">{text.changePassword}</h3>
      <ProblemNotice problem={problem} />
      {done === "changed" && <Notice tone="info">{text.changed}</Notice>}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={text.current} name="current" />
      <PasswordField label={signInText.newPassword} isNew />
      <Button type="submit" className="self-start" disabled={isPending}>
        {text.submit}
      </Button>
      <p className="text-muted text-sm">
        {text.noPassword}{" "}
        <a href="/auth/reset" className="underline">
          {text.chooseOne}
        </a>
        .
      </p>
    </form>
  );
}

function SignOutEverywhere({ action }: { action: (before: FormAnswer) => Promise<FormAnswer> }) {
  const [{ problem }, submit, isPending] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col gap-3">
      <Button type="submit" variant="danger" disabled={isPending}>
        {text.everywhere}
      </Button>
      <ProblemNotice problem={problem} />
    </form>
  );
}
