import { expect, it } from "vitest";
import { findVersitygw } from "#lib/server/storage/testing/versitygw";
import { proveUpload } from "./upload-proof/prove.ts";

const versitygw = findVersitygw();
if (!versitygw) console.warn("The S3 server is missing (npm run tools): uploads by a browser are not proven.");

it.skipIf(!versitygw)(
  "A browser's upload to a real S3 server survives a cut connection, an overloaded server, a refused URL and a reload",
  async ({ signal }) => {
    const size = 60_000_000;
    const proof = await proveUpload({ size, versitygw: versitygw!, signal, log: () => {} });
    expect(proof.stored).toBe(proof.sent);
    expect(proof.faults.map(({ fault }) => fault)).toEqual(["cut", "busy", "refused"]);
    expect(proof.resumedAt).toBeGreaterThanOrEqual(30);
    // Three that failed, and the four that the reload interrupted.
    expect(proof.resent).toBeLessThanOrEqual(7);
    expect(Math.max(...proof.memory.map(({ scriptHeap }) => scriptHeap))).toBeLessThan(size / 2);
  },
);
