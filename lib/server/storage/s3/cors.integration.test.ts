import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type CORSConfiguration, PutBucketCorsCommand } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { createS3Storage } from "#lib/server/storage/s3/s3-storage";
import { ownerClient } from "#lib/server/storage/testing/limited-user";
import { findVersitygw, startVersitygw } from "#lib/server/storage/testing/versitygw";

const SITE = "https://rides.example";
const binary = findVersitygw();
if (!binary) console.warn("The S3 server is missing (npm run tools): its CORS rules are not tested.");

describe.skipIf(!binary)("The rules of deploy/s3/cors.json", () => {
  it("let the site's pages send parts and read their ETag, and nobody else's", async () => {
    await using server = await startVersitygw(binary!);
    const { options } = server;
    using client = ownerClient(options);
    const text = (await readFile("deploy/s3/cors.json", "utf8")).replace("https://SITE", SITE);
    const CORSConfiguration = JSON.parse(text) as CORSConfiguration;
    await client.send(new PutBucketCorsCommand({ Bucket: options.bucket, CORSConfiguration }));

    const storage = createS3Storage(options);
    const key = `videos/${randomUUID()}/source`;
    const { uploadId } = await storage.createUpload(key, "video/mp4");
    const url = await storage.signPart(key, uploadId, { partNumber: 1, size: 3 }, 60);
    const ask = (origin: string, headers: string) =>
      fetch(url, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "PUT", "access-control-request-headers": headers },
      });
    const asked = await ask(SITE, "content-md5");
    expect(asked.ok).toBe(true);
    expect(asked.headers.get("access-control-allow-origin")).toBe(SITE);
    expect(asked.headers.get("access-control-allow-headers")).toContain("content-md5");
    const put = await fetch(url, { method: "PUT", body: "abc", headers: { origin: SITE } });
    expect(put.headers.get("access-control-expose-headers")?.toLowerCase()).toContain("etag");

    for (const refused of [await ask("https://other.example", "content-md5"), await ask(SITE, "x-amz-acl")]) {
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
      await refused.arrayBuffer();
    }
  });
});
