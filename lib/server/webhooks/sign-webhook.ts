import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A new secret in the form of the Standard Webhooks convention: 192 random bits. */
export function newSecret(): string {
  return PREFIX + randomBytes(24).toString("base64");
}

type Signed = { readonly id: string; readonly body: string /** Seconds since 1970. */; readonly timestamp: number };

/**
 * The headers by which a receiver tells that a message is ours, unaltered and fresh, after the Standard Webhooks
 * convention: HMAC-SHA256 with the secret over id, time and body.
 */
export function signatureHeaders(secret: string, { id, body, timestamp }: Signed): Record<string, string> {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  };
}
