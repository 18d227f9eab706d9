import { BlockList, isIP } from "node:net";

/**
 * IANA's special-purpose registries (RFC 6890 and its updates) and what clouds keep for themselves: addresses that mean
 * something else on every machine, or nothing at all. A server that asks one of them for a stranger asks for its own
 * network.
 */
const SPECIAL_IPV4 = [
  ["0.0.0.0", 8, "this host"],
  ["10.0.0.0", 8, "private"],
  ["100.64.0.0", 10, "carrier-grade NAT"],
  ["127.0.0.0", 8, "loopback"],
  ["168.63.129.16", 32, "Azure's own services, at a public address"],
  ["169.254.0.0", 16, "link-local, metadata of clouds"],
  ["172.16.0.0", 12, "private"],
  ["192.0.0.0", 24, "protocol assignments"],
  ["192.0.2.0", 24, "documentation"],
  ["192.31.196.0", 24, "AS112"],
  ["192.52.193.0", 24, "AMT"],
  ["192.88.99.0", 24, "6to4 relays"],
  ["192.168.0.0", 16, "private"],
  ["192.175.48.0", 24, "AS112"],
  ["198.18.0.0", 15, "benchmarks"],
  ["198.51.100.0", 24, "documentation"],
  ["203.0.113.0", 24, "documentation"],
  ["224.0.0.0", 4, "multicast"],
  ["240.0.0.0", 4, "reserved, broadcast"],
] as const;

/**
 * Only 2000::/3 is given out to the world: loopback, mapped and translated IPv4 (::ffff:0:0/96, 64:ff9b::/96), unique
 * local, link-local and multicast addresses all lie outside of it. These do not, and are special all the same.
 */
const SPECIAL_IPV6 = [
  ["2001::", 23, "protocol assignments: Teredo, ORCHID, benchmarks"],
  ["2001:db8::", 32, "documentation"],
  ["2002::", 16, "6to4: an IPv4 address in disguise"],
  ["2620:4f:8000::", 48, "AS112"],
  ["3fff::", 20, "documentation"],
] as const;

const special = new BlockList();
for (const [network, bits] of SPECIAL_IPV4) special.addSubnet(network, bits, "ipv4");
for (const [network, bits] of SPECIAL_IPV6) special.addSubnet(network, bits, "ipv6");
const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");

/**
 * Whether an IP address, as text, is one of the open internet. False for everything else, for addresses with a zone and
 * for text that is no address: what cannot be told is not public.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      return !address.includes("%") && global.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}
