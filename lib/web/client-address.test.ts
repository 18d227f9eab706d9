import { beforeEach, expect, test, vi } from "vitest";

const HOSTED = {
  SPORTSSYNC_MODE: "hosted",
  PUBLIC_URL: "https://rides.example",
  DATABASE_URL: "postgres://127.0.0.1/none",
  SUPABASE_URL: "https://project.example",
  SUPABASE_PUBLISHABLE_KEY: "public",
  S3_BUCKET: "rides",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
};

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(HOSTED)) vi.stubEnv(name, value);
});

async function addressOf(chain: string, proxies: number): Promise<string> {
  vi.stubEnv("TRUSTED_PROXIES", String(proxies));
  const { clientAddress } = await import("#lib/web/client-address");
  return clientAddress(new Headers({ "x-forwarded-for": chain }));
}

// The last one is the connection's own, which this server adds.
test.each([
  ["no proxy, nothing forged", "203.0.113.7", 0, "203.0.113.7"],
  ["no proxy, a forged chain", "1.1.1.1, 2.2.2.2, 203.0.113.7", 0, "203.0.113.7"],
  ["one proxy", "203.0.113.7, 10.0.0.1", 1, "203.0.113.7"],
  ["one proxy, a forged chain", "1.1.1.1, 203.0.113.7, 10.0.0.1", 1, "203.0.113.7"],
  ["two proxies, a forged chain", "1.1.1.1, 203.0.113.7, 10.9.9.9, 10.0.0.1", 2, "203.0.113.7"],
  ["a request that came past the proxy", "203.0.113.7", 1, "203.0.113.7"],
  ["one that came past two proxies and made an address up", "1.1.1.1, 203.0.113.7", 2, "203.0.113.7"],
  ["a proxy that writes ports", "203.0.113.7:4711, 10.0.0.1", 1, "203.0.113.7"],
  ["IPv4 on a socket of IPv6", "::ffff:203.0.113.7", 0, "203.0.113.7"],
  ["an address of IPv6", "2001:db8:1:2:3:4:5:6", 0, "2001:db8:1:2::/64"],
  ["another of the same network", "2001:DB8:1:2::9", 0, "2001:db8:1:2::/64"],
  ["a short one", "2001:db8::1", 0, "2001:db8:0:0::/64"],
  ["brackets and a port", "[2001:db8:1:2::9]:443, 10.0.0.1", 1, "2001:db8:1:2::/64"],
  ["this machine", "::1", 0, "0:0:0:0::/64"],
  ["words", "unknown, 10.0.0.1", 1, "unknown"],
])("%s", async (_, chain, proxies, expected) => {
  expect(await addressOf(chain, proxies)).toBe(expected);
});
