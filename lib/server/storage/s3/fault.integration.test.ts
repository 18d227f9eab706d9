import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createS3Storage, type S3StorageOptions } from "#lib/server/storage/s3/s3-storage";
import { findVersitygw, startVersitygw } from "#lib/server/storage/testing/versitygw";

const binary = findVersitygw();
if (!binary) console.warn("The S3 server is missing (npm run tools): what is said of its faults is not tested.");

describe.skipIf(!binary)("An S3 server that cannot be used is told of in plain words", () => {
  let server: Awaited<ReturnType<typeof startVersitygw>>;
  beforeAll(async () => {
    server = await startVersitygw(binary!);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  afterEach(() => vi.useRealTimers());

  const check = (wrong: Partial<S3StorageOptions>) => createS3Storage({ ...server.options, ...wrong }).check();

  it("and not while all is well", async () => {
    await check({});
  });

  it.each<[string, Partial<S3StorageOptions>, RegExp]>([
    ["a bucket that is not there", { bucket: "missing" }, /has no bucket "missing".*S3_BUCKET/],
    ["a key that it does not know", { accessKeyId: "nobody" }, /does not know S3_ACCESS_KEY_ID/],
    ["a wrong secret", { secretAccessKey: "wrong" }, /S3_SECRET_ACCESS_KEY does not belong/],
    ["another region", { region: "eu-west-9" }, /region "eu-west-9".*S3_REGION/],
  ])("%s: a setting is wrong", async (_, wrong, words) => {
    await expect(check(wrong)).rejects.toMatchObject({ message: expect.stringMatching(words), passing: false });
  });

  it("a server that is away may come back", async () => {
    await expect(check({ endpoint: "http://127.0.0.1:9" })).rejects.toMatchObject({
      message: expect.stringMatching(/127\.0\.0\.1:9 cannot be reached/),
      passing: true,
    });
  });

  it("a clock that is an hour off: signed addresses would be refused", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
    await expect(check({})).rejects.toMatchObject({
      message: expect.stringMatching(/clock.*60 minutes/),
      passing: false,
    });
  });

  it("whoever asks for a file meanwhile is told to come again", async () => {
    const away = createS3Storage({ ...server.options, endpoint: "http://127.0.0.1:9" });
    const wrong = createS3Storage({ ...server.options, secretAccessKey: "wrong" });
    for (const storage of [away, wrong]) {
      await expect(storage.read("videos/x/source")).rejects.toMatchObject({
        code: "unavailable",
        userMessage: expect.stringContaining("try again in a few minutes"),
      });
    }
  });
});
