import Link from "next/link";
import { AccountPage } from "#components/sign-in/account-page";
import { buttonClass } from "#components/ui/button";
import { signInText } from "../../../../../components/en/sign-in.ts";

const text = signInText.signedOut;

export const metadata = { title: text.title };

export default async function SignedOutPage({ searchParams }: { searchParams: Promise<{ everywhere?: string }> }) {
  const { everywhere } = await searchParams;
  return (
    <AccountPage title={text.title}>
      <p className="text-muted">{everywhere === undefined ? text.here : `${text.here} ${text.everywhere}`}</p>
      <Link href="/login" className={buttonClass({}, "self-start")}>
        {text.again}
      </Link>
    </AccountPage>
  );
}
