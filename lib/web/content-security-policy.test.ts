import { beforeEach, expect, test, vi } from "vitest";

const HOSTED = {
  SPORTSSYNC_MODE: "hosted",
  PUBLIC_URL: "https://rides.example",
  DATABASE_URL: "postgres://127.0.0.1/none",
  SUPABASE_URL: "https://project.example",
  SUPABASE_PUBLISHABLE_KEY: "public",
  S3_BUCKET: "rides",
  S3_REGION: "eu-central-1",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
};

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(HOSTED)) vi.stubEnv(name, value);
});

/** What a directive of the policy allows, with these settings. */
async function allowed(directive: string, settings: Readonly<Record<string, string>> = {}): Promise<string[]> {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { contentSecurityPolicy } = await import("#lib/web/content-security-policy");
  const directives = (await contentSecurityPolicy("abc")).split("; ").map((line) => line.split(" "));
  return directives.find(([name]) => name === directive)?.slice(1) ?? [];
}

test("scripts run with the nonce only, and what they load; nothing is allowed by itself", async () => {
  expect(await allowed("script-src")).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  expect(await allowed("default-src")).toEqual(["'none'"]);
  for (const name of ["object-src", "base-uri", "frame-ancestors"])
    expect(await allowed(name), name).toEqual(["'none'"]);
  expect(await allowed("form-action")).toEqual(["'self'"]);
});

test.each([
  ["AWS, the bucket in the name", {}, "https://rides.s3.eu-central-1.amazonaws.com"],
  [
    "an S3 server, the bucket in the path",
    { S3_ENDPOINT: "https://s3.example", S3_FORCE_PATH_STYLE: "true" },
    "https://s3.example",
  ],
  ["an S3 server, the bucket in the name", { S3_ENDPOINT: "https://s3.example" }, "https://rides.s3.example"],
  [
    "a server that browsers know by another name",
    { S3_ENDPOINT: "http://minio:9000", S3_PUBLIC_ENDPOINT: "https://files.example", S3_FORCE_PATH_STYLE: "true" },
    "https://files.example",
  ],
])("files come from where browsers reach them: %s", async (_, settings, origin) => {
  for (const directive of ["connect-src", "img-src", "media-src"])
    expect(await allowed(directive, settings as Record<string, string>), directive).toContain(origin);
});

test("the map's own origins are allowed, and no others", async () => {
  const settings = { MAP_STYLE_URL: "https://maps.example/style.json?key=1", MAP_ORIGINS: "https://tiles.example" };
  const files = "https://rides.s3.eu-central-1.amazonaws.com";
  const own = [files, "https://rides.example", "https://maps.example", "https://tiles.example"];
  expect(await allowed("connect-src", settings)).toEqual(["'self'", ...own]);
  expect(await allowed("img-src")).toEqual(["'self'", "data:", "blob:", ...own]);
});

test("YouTube's player is framed only where it is offered", async () => {
  expect(await allowed("frame-src")).toEqual(["https://www.youtube.com"]);
  vi.resetModules();
  expect(await allowed("frame-src", { YOUTUBE_PREVIEW: "off" })).toEqual(["'none'"]);
});
