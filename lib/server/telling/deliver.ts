import type { JobPayload } from "#lib/contracts/jobs";
import { sendNoticeMail } from "#lib/server/mail/send-notice-mail";
import type { AddressRule } from "#lib/server/net/resolve-public";
import { claimDelivery } from "#lib/server/telling/claim-delivery";
import { settleDelivery } from "#lib/server/telling/settle-delivery";
import { sendWebhook } from "#lib/server/webhooks/send-webhook";
import { webhookMessage } from "#lib/server/webhooks/webhook-message";

/**
 * One try at telling a person something by one channel. What fails is tried again later by a job of its own; only a
 * database that does not answer is thrown.
 * @param rule Where webhooks may go; a test's own, else by the mode.
 */
export async function deliver(payload: JobPayload<"notify">, rule?: AddressRule): Promise<void> {
  const claimed = await claimDelivery(payload);
  if (!claimed) return;
  const { webhook } = claimed;
  const outcome = webhook
    ? await sendWebhook(webhook, await webhookMessage(claimed), rule)
    : await sendNoticeMail(claimed);
  await settleDelivery(claimed, outcome);
}
