import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketPolicyCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createS3Storage, type S3StorageOptions } from "#lib/server/storage/s3/s3-storage";
import { STORAGE_FOLDERS, type Storage } from "#lib/server/storage/storage";
import {
  allow,
  makeLimitedUser,
  ownerClient,
  type Policy,
  productPolicy,
} from "#lib/server/storage/testing/limited-user";
import { findVersitygw, startVersitygw } from "#lib/server/storage/testing/versitygw";

const ACTIONS = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
  "s3:ListBucket",
  "s3:ListBucketMultipartUploads",
];

const binary = findVersitygw();
if (!binary) console.warn("The S3 server is missing (npm run tools): what its policy allows is not tested.");

describe.skipIf(!binary)("The key that deploy/s3/policy.json is for", () => {
  let server: Awaited<ReturnType<typeof startVersitygw>>;
  let limited: S3StorageOptions;
  let storage: Storage;
  let policy: Policy;
  let folder: string;
  beforeAll(async () => {
    server = await startVersitygw(binary!);
    limited = await makeLimitedUser(binary!, server.options);
    storage = createS3Storage(limited);
    policy = await productPolicy(limited.bucket);
    folder = await mkdtemp(join(tmpdir(), "sportssync-test-"));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** Everything that the product does with storage, once. */
  async function doEverything(): Promise<void> {
    await storage.check();
    const key = `videos/${randomUUID()}/source`;
    const bytes = randomBytes(1000);
    const { uploadId } = await storage.createUpload(key, "video/mp4");
    const url = await storage.signPart(key, uploadId, { partNumber: 1, size: bytes.length }, 60);
    const answer = await fetch(url, { method: "PUT", body: bytes });
    if (!answer.ok) throw new Error(`a part was answered ${answer.status}`);
    const parts = await storage.listParts(key, uploadId);
    await storage.completeUpload(key, uploadId, parts);
    expect(Buffer.from(await storage.read(key))).toEqual(bytes);
    const download = await fetch(await storage.signGet(key, { expiresInSeconds: 60 }));
    if (!download.ok) throw new Error(`a download was answered ${download.status}`);
    expect(await storage.head(`videos/${randomUUID()}/source`)).toBeUndefined();
    const path = join(folder, "film.mp4");
    await writeFile(path, bytes);
    const film = `renders/${randomUUID()}/1080p.mp4`;
    await storage.putFile(film, path, "video/mp4");
    for await (const one of storage.list("renders/")) expect(one.size).toBe(1000);
    const others = [`youtube/${randomUUID()}.mp4`, "installation/id"];
    for (const other of others) await storage.putFile(other, path, "text/plain");
    expect(await storage.read("installation/id")).toHaveLength(1000);
    const given = await storage.createUpload(`tracks/${randomUUID()}/source`, "application/gzip");
    await storage.abortUpload(`tracks/${randomUUID()}/source`, given.uploadId);
    expect(await storage.sweepUnfinished(new Date(Date.now() + 3_600_000), new Set())).toBeGreaterThan(0);
    await storage.delete([key, film, ...others]);
    expect(await storage.head(film)).toBeUndefined();
  }

  it("names the folders that the product has, and the actions that it takes", () => {
    const [files, bucket] = policy.Statement;
    // And where storage says whose it is (lib/server/upkeep/owns-storage.ts).
    const folders = [...STORAGE_FOLDERS, "installation/"].map((name) => `arn:aws:s3:::${limited.bucket}/${name}*`);
    expect(files?.Resource).toEqual(folders);
    expect(bucket?.Resource).toEqual([`arn:aws:s3:::${limited.bucket}`]);
    expect(policy.Statement.flatMap(({ Action }) => Action)).toEqual(ACTIONS);
  });

  it("may do everything that the product does", async () => {
    await allow(server.options, policy);
    await doEverything();
  });

  it.each(ACTIONS)("needs %s", async (action) => {
    const Statement = policy.Statement.map((one) => ({ ...one, Action: one.Action.filter((name) => name !== action) }));
    await allow(server.options, { ...policy, Statement });
    await expect(doEverything()).rejects.toThrow();
  });

  it("may do nothing else", async () => {
    await allow(server.options, policy);
    using client = ownerClient(limited);
    const Bucket = limited.bucket;
    const rule = { AllowedOrigins: ["*"], AllowedMethods: ["GET"] };
    const attempts = {
      "write elsewhere": new PutObjectCommand({ Bucket, Key: "elsewhere/file", Body: "x" }),
      "make a bucket": new CreateBucketCommand({ Bucket: "another" }),
      "delete the bucket": new DeleteBucketCommand({ Bucket }),
      "read the policy": new GetBucketPolicyCommand({ Bucket }),
      "change the policy": new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policy) }),
      "open it to other sites": new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }),
    };
    const answers: Record<string, string> = {};
    for (const [what, command] of Object.entries(attempts)) {
      answers[what] = await client.send(command as PutObjectCommand).then(
        () => "done",
        (error: Error) => error.name,
      );
    }
    expect(answers).toEqual(Object.fromEntries(Object.keys(attempts).map((what) => [what, "AccessDenied"])));
  });
});
