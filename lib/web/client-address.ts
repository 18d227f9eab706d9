import { isIPv6 } from "node:net";
import { env } from "#lib/server/env";

/**
 * Where a request comes from, as a key to count by. The server itself adds the address of the connection to
 * X-Forwarded-For (lib/web/watch-requests.ts), as TRUSTED_PROXIES proxies before it have added theirs; so many from the
 * right is the first address that nobody could make up. IPv6 is cut to the /64 that a household or a server has.
 */
export function clientAddress(headers: Headers): string {
  const config = env();
  const proxies = config.SPORTSSYNC_MODE === "hosted" ? config.TRUSTED_PROXIES : 0;
  const chain = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  // A request that came past the proxies has a shorter chain: its own connection is all that is known then.
  return networkOf(chain.at(-1 - proxies) ?? chain.at(-1) ?? "");
}

/** Proxies write ports and brackets, sockets write IPv4 as IPv6. */
function networkOf(text: string): string {
  const address = text
    .replace(/^\[(.*)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  return isIPv6(address) ? `${groupsOf(address).slice(0, 4).join(":")}::/64` : address;
}

function groupsOf(address: string): string[] {
  // The URL parser writes every IPv6 address in its one short form.
  const [left = "", right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const before = left === "" ? [] : left.split(":");
  if (right === undefined) return before;
  const after = right === "" ? [] : right.split(":");
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}
