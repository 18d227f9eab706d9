import Link from "next/link";
import { AccountPage } from "#components/sign-in/account-page";
import { ResetForm } from "#components/sign-in/reset-form";
import { viewer } from "#lib/web/page-user";
import { signInText } from "../../../../../components/en/sign-in.ts";
import { resetAction } from "../../actions.ts";

const text = signInText.reset;

export const metadata = { title: text.title };

export default async function ResetPage() {
  const { user } = await viewer();
  return (
    <AccountPage title={text.title}>
      <p className="text-muted">{text.text}</p>
      <ResetForm action={resetAction} {...(user?.email && { email: user.email })} />
      <Link href="/login" className="inline-flex min-h-10 items-center self-start text-muted text-sm underline">
        {text.back}
      </Link>
    </AccountPage>
  );
}
