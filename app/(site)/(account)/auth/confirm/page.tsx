import Link from "next/link";
import { AccountPage } from "#components/sign-in/account-page";
import { Button, buttonClass } from "#components/ui/button";
import { readLink } from "#lib/web/sign-in/arrive";
import { signInText } from "../../../../../components/en/sign-in.ts";
import { openLinkAction } from "../../actions.ts";

const text = signInText.confirm;

export const metadata = { title: text.title };

/** Where mailed links lead whose template names this page: they work in any browser. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const link = readLink(await searchParams);
  return (
    <AccountPage title={link ? text.title : text.brokenTitle}>
      <p className="text-muted">{link ? (link.type === "recovery" ? text.recovery : text.text) : text.broken}</p>
      {link ? (
        <form action={openLinkAction}>
          <input type="hidden" name="token_hash" value={link.token_hash} />
          <input type="hidden" name="type" value={link.type} />
          <Button type="submit" variant="primary">
            {text.submit}
          </Button>
        </form>
      ) : (
        <Link href="/login" className={buttonClass({}, "self-start")}>
          {text.login}
        </Link>
      )}
    </AccountPage>
  );
}
