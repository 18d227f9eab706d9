import { expect, it } from "vitest";
import { ConfigurationError, readEnv } from "#lib/server/env";
import { openStorage } from "#lib/server/storage/open-storage";

const LOCAL = { DATABASE_URL: "postgres://localhost/test", STORAGE_SECRET: "s".repeat(32) };
const S3 = {
  S3_BUCKET: "rides",
  S3_ENDPOINT: "http://s3:7070",
  S3_PUBLIC_ENDPOINT: "https://files.example.org",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
  S3_FORCE_PATH_STYLE: "true",
};

it("keeps files on disk unless a bucket is named, with links under the public address", async () => {
  const { storage, disk } = openStorage(readEnv({ ...LOCAL, PUBLIC_URL: "https://rides.example.org" }));
  expect(disk).toBe(storage);
  expect(await storage.signGet("videos/a/source", { expiresInSeconds: 60 })).toMatch(
    /^https:\/\/rides\.example\.org\/api\/files\/videos\/a\/source\?expires=\d+&signature=[\w-]{43}$/,
  );
});

it("signs browsers' links for the public endpoint of S3 and ffmpeg's for the inner one", async () => {
  const { storage, disk } = openStorage(readEnv({ ...LOCAL, ...S3 }));
  expect(disk).toBeUndefined();
  const link = new URL(await storage.signGet("videos/a/source", { expiresInSeconds: 60 }));
  expect(link.origin + link.pathname).toBe("https://files.example.org/rides/videos/a/source");
  const part = new URL(await storage.signPart("videos/a/source", "id", { partNumber: 1, size: 5 }, 60));
  expect(part.origin).toBe("https://files.example.org");
  expect(part.searchParams.get("X-Amz-SignedHeaders")).toBe("content-length;host");
  expect([...part.searchParams.keys()].filter((name) => name.includes("checksum"))).toEqual([]);
  expect(new URL(await storage.inputFor("videos/a/source")).origin).toBe("http://s3:7070");
});

it("refuses the disk without a secret for its links", () => {
  expect(() => openStorage(readEnv({ DATABASE_URL: "postgres://localhost/test" }))).toThrow(ConfigurationError);
});
