import { and, isNotNull } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { webhooks } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { htmlBody, textBody } from "#lib/server/mail/mail-body";
import { MAIL_TEXTS } from "#lib/server/mail/mail-text";
import { sendMail } from "#lib/server/mail/send-mail";
import { unsubscribeUrl } from "#lib/server/mail/unsubscribe";
import { ownedBy } from "#lib/server/owned";
import type { ClaimedDelivery } from "#lib/server/telling/claim-delivery";
import type { Outcome } from "#lib/server/telling/outcome";
import { renderFacts } from "#lib/server/telling/render-facts";

/** One address and nothing else: no list, no name, nothing that a header could be made of. */
const ADDRESS = /^[^\s@<>()[\],;:\\"\p{Cc}]+@[^\s@<>()[\],;:\\"\p{Cc}]+$/u;

/** Mails a person what a notice tells. */
export async function sendNoticeMail(claimed: ClaimedDelivery): Promise<Outcome> {
  const { notice, account } = claimed;
  const { ownerId } = notice;
  const address = account?.email ?? "";
  if (!ADDRESS.test(address)) return { sent: false, problem: "Your account has no usable mail address.", final: true };
  const site = env().PUBLIC_URL;
  const settingsUrl = `${site}/settings`;
  const off = await unsubscribeUrl(ownerId);
  const facts = await renderFacts(claimed);
  const text = MAIL_TEXTS[notice.kind]({ ...facts, settingsUrl, stoppedWebhooks: await stoppedWebhooks(ownerId) });
  const foot = { settingsUrl, unsubscribeUrl: off };
  return sendMail({
    to: { name: "", address },
    subject: text.subject,
    text: textBody(text, foot),
    html: htmlBody(text, foot),
    // The same at every try: a mail server that gets it twice can tell.
    messageId: `<${notice.id}@${new URL(site).hostname}>`,
    list: { unsubscribe: { url: off } },
    headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Auto-Submitted": "auto-generated" },
  });
}

async function stoppedWebhooks(ownerId: string): Promise<string[]> {
  const stopped = and(ownedBy(webhooks, ownerId), isNotNull(webhooks.stoppedAt));
  const rows = await db().select({ url: webhooks.url }).from(webhooks).where(stopped);
  return rows.map(({ url }) => url);
}
