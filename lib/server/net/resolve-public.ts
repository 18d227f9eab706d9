import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { AppError } from "#lib/domain/errors";
import { isPublicAddress } from "#lib/server/net/public-address";

/** What decides where a request may go. Tests put their own in its place; the server never does. */
export type AddressRule = {
  /** Every address of a host. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly isAllowed: (address: string) => boolean;
};

/** Asks the system's resolver, and lets only the open internet through. */
export const PUBLIC_ONLY: AddressRule = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  isAllowed: isPublicAddress,
};

/**
 * The addresses of a host name or IP address, all of them public: to be connected to as they are, since a name that is
 * asked a second time may answer something else. A name with one address that is not public is refused altogether.
 * @param host As `new URL(…).hostname` gives it: that has turned `0x7f.1`, `2130706433` and `①` into what they mean.
 * Throws AppError `invalid_request` for an address that is not public, `unavailable` for a name that does not resolve.
 */
export async function resolvePublic(host: string, rule: AddressRule = PUBLIC_ONLY): Promise<readonly string[]> {
  const bare = host.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  const addresses = isIP(bare) ? [bare] : await resolveName(bare, rule);
  const hidden = addresses.find((address) => !rule.isAllowed(address));
  if (hidden !== undefined) throw notPublic(host, hidden);
  return addresses;
}

async function resolveName(host: string, rule: AddressRule): Promise<readonly string[]> {
  // No name of the open internet is a single word, or ends in digits; some resolvers take such for something else.
  if (!/^(?!.*\.\d+$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/i.test(host) || host.length > 253) throw notPublic(host);
  try {
    const addresses = await rule.resolve(host);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw unknownHost(host, cause);
  }
  throw unknownHost(host);
}

function notPublic(host: string, address?: string): AppError {
  return new AppError("invalid_request", `${host} is not public${address ? `: ${address}` : ""}`, {
    userMessage: "This address is not one of the public internet. Give one that anybody can reach.",
  });
}

function unknownHost(host: string, cause?: unknown): AppError {
  return new AppError("unavailable", `${host} was not found`, {
    userMessage: "The server of this address was not found. Check how it is spelled.",
    cause,
  });
}
