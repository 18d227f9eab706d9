import Link from "next/link";
import { buttonClass } from "#components/ui/button";
import { PageMessage } from "#components/ui/page-message";
import { signInAfterErasure } from "#lib/server/erase/delete-sign-in";
import { yourDataText } from "../../../components/en/your-data.ts";

/** What there is to sign in to is known only where this runs. */
export const dynamic = "force-dynamic";
export const metadata = { title: yourDataText.deleted.tab };

export default function DeletedPage() {
  const signIn = signInAfterErasure();
  const { deleted, erase } = yourDataText;
  const isLocal = signIn === "none";
  return (
    <PageMessage title={isLocal ? deleted.titleLocal : deleted.title}>
      <p className="text-muted">{deleted.text}</p>
      <p className="text-muted">{isLocal ? deleted.local : erase.signIn[signIn]}</p>
      {isLocal && (
        <Link href="/projects" prefetch={false} className={buttonClass({}, "self-start")}>
          {deleted.again}
        </Link>
      )}
    </PageMessage>
  );
}
