import { AppError } from "#lib/domain/errors";
import { postPublic } from "#lib/server/net/post-public";
import type { AddressRule } from "#lib/server/net/resolve-public";
import type { Outcome } from "#lib/server/telling/outcome";
import { signatureHeaders } from "#lib/server/webhooks/sign-webhook";
import { webhookRule } from "#lib/server/webhooks/webhook-rule";

type Receiver = { readonly url: string; readonly secret: string };
/** `id` names the event; receivers tell repeats by it. */
export type WebhookMessage = { readonly id: string; readonly [field: string]: unknown };

/** Milliseconds that a receiver has to answer. */
const PATIENCE = 10_000;

/** Sends a signed message to a person's own program. Only an answer of 200 to 299 counts; redirects are not followed. */
export async function sendWebhook(
  { url, secret }: Receiver,
  message: WebhookMessage,
  rule: AddressRule = webhookRule(),
): Promise<Outcome> {
  const body = JSON.stringify(message);
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    "content-type": "application/json",
    "user-agent": "SportsSync-Webhooks/1",
    ...signatureHeaders(secret, { id: message.id, body, timestamp }),
  };
  try {
    const { status } = await postPublic({ url, body, headers, timeout: PATIENCE }, rule);
    if (status >= 200 && status < 300) return { sent: true };
    if (status === 410) return { sent: false, problem: "It answered 410: it wants nothing any more.", final: true };
    const redirect = status >= 300 && status < 400;
    return { sent: false, problem: `It answered ${status}${redirect ? ": redirects are not followed" : ""}.` };
  } catch (error) {
    if (error instanceof AppError) return { sent: false, problem: error.userMessage };
    throw error;
  }
}
