import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountPage } from "#components/sign-in/account-page";
import { OtherServices } from "#components/sign-in/other-services";
import { SignInForm } from "#components/sign-in/sign-in-form";
import { SIGN_IN_PROBLEMS } from "#lib/contracts/sign-in";
import { hostedEnv } from "#lib/web/hosted-env";
import { viewer } from "#lib/web/page-user";
import { ownPath } from "#lib/web/sign-in/own-path";
import { signInText } from "../../../../components/en/sign-in.ts";
import { signInAction } from "../actions.ts";

const text = signInText.login;

export const metadata = { title: text.title };

type Props = { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> };

export default async function LoginPage({ searchParams }: Props) {
  const given = await searchParams;
  const next = ownPath(given.next);
  const problem = SIGN_IN_PROBLEMS.find((name) => name === given.problem);
  if (!problem && (await viewer()).user) redirect(next);
  return (
    <AccountPage title={text.title}>
      <SignInForm action={signInAction} next={next} before={{ ...(problem && { problem }) }} />
      <OtherServices providers={hostedEnv().SUPABASE_OAUTH ?? []} next={next} />
      <p className="flex flex-wrap gap-x-6 gap-y-2 text-muted text-sm">
        <Link href="/auth/reset" className="inline-flex min-h-10 items-center underline">
          {text.forgotten}
        </Link>
        <span className="inline-flex min-h-10 items-center gap-1">
          {text.noAccount}{" "}
          <Link
            href={`/signup?${new URLSearchParams({ next })}`}
            className="inline-flex min-h-10 items-center underline"
          >
            {text.signUp}
          </Link>
        </span>
      </p>
    </AccountPage>
  );
}
