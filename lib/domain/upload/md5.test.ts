import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { md5 } from "#lib/domain/upload/md5";

it.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 5000, 1_000_003])("is that of Node for %d bytes", (length) => {
  const bytes = randomBytes(length);
  expect(Buffer.from(md5(bytes)).toString("hex")).toBe(createHash("md5").update(bytes).digest("hex"));
});

it("reads bytes in the middle of a buffer", () => {
  const bytes = randomBytes(1000);
  const middle = new Uint8Array(bytes.buffer, bytes.byteOffset + 3, 501);
  expect(Buffer.from(md5(middle)).toString("hex")).toBe(createHash("md5").update(middle).digest("hex"));
});
