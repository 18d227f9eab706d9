import { BlockList, isIP } from "node:net";
import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";
import { checkAddress } from "#lib/server/net/post-public";
import { type AddressRule, PUBLIC_ONLY, resolvePublic } from "#lib/server/net/resolve-public";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");
const isLoopback = (address: string) =>
  isIP(address) > 0 && loopback.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** A person's own machine may be told things there; a server that strangers use tells nothing to itself. */
const PUBLIC_AND_LOOPBACK: AddressRule = {
  resolve: PUBLIC_ONLY.resolve,
  isAllowed: (address) => PUBLIC_ONLY.isAllowed(address) || isLoopback(address),
};

/** Where webhooks may go in this mode. */
export function webhookRule(): AddressRule {
  return env().SPORTSSYNC_MODE === "local" ? PUBLIC_AND_LOOPBACK : PUBLIC_ONLY;
}

/**
 * The address of a webhook in its one spelling: `https`, or `http` on this very machine in local mode. It is looked up
 * now, so that a mistake shows at once, and again whenever something is sent. Throws AppError `invalid_request`.
 */
export async function checkWebhookUrl(text: string, rule: AddressRule = webhookRule()): Promise<string> {
  const url = checkAddress(text.trim());
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const own = env().SPORTSSYNC_MODE === "local" && isLoopback(host);
  if (url.protocol !== "https:" && !own) {
    throw new AppError("invalid_request", "a webhook over http", {
      userMessage: "A webhook's address begins with https://, so that nobody on the way can read what is sent.",
    });
  }
  url.hash = "";
  try {
    await resolvePublic(url.hostname, rule);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("invalid_request", error.message, { userMessage: error.userMessage, cause: error });
  }
  return url.href;
}
