import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountPage } from "#components/sign-in/account-page";
import { OtherServices } from "#components/sign-in/other-services";
import { SignUpForm } from "#components/sign-in/sign-up-form";
import { hostedEnv } from "#lib/web/hosted-env";
import { viewer } from "#lib/web/page-user";
import { ownPath } from "#lib/web/sign-in/own-path";
import { signInText } from "../../../../components/en/sign-in.ts";
import { signUpAction } from "../actions.ts";

const text = signInText.signUp;

export const metadata = { title: text.title };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = ownPath((await searchParams).next);
  if ((await viewer()).user) redirect(next);
  return (
    <AccountPage title={text.title}>
      <SignUpForm action={signUpAction} next={next}>
        <OtherServices providers={hostedEnv().SUPABASE_OAUTH ?? []} next={next} />
      </SignUpForm>
      <p className="flex items-center gap-1 text-muted text-sm">
        {text.known}{" "}
        <Link href={`/login?${new URLSearchParams({ next })}`} className="inline-flex min-h-10 items-center underline">
          {text.login}
        </Link>
      </p>
    </AccountPage>
  );
}
