import { ownerOf, unsubscribe } from "#lib/server/mail/unsubscribe";
import { plainPage } from "#lib/web/plain-page";
import { publicPage } from "#lib/web/public-page";
import { mailText } from "../../../components/en/mail.ts";

type Params = { token: string };

/** Asks first: programs that look into mails follow every link in them. */
export const GET = publicPage<Params>(mailText.closed, async ({ token }) => {
  await ownerOf(token);
  return plainPage(200, mailText.ask);
});

/** Also what a mail program's own "unsubscribe" sends (RFC 8058), without cookies and without a page of ours. */
export const POST = publicPage<Params>(mailText.closed, async ({ token }) => {
  await unsubscribe(token);
  return plainPage(200, mailText.done);
});
