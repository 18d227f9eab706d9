import { gzipSync as gzipOfNode } from "node:zlib";
import { gzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { AppError } from "#lib/domain/errors";
import { createUnpacker } from "#lib/domain/track/read/gunzip";
import { readTrack } from "#lib/domain/track/read-track";
import { cut, FILE_ID, fitFile, record } from "#lib/domain/track/testing/fit-file";

const utf8 = (text: string) => new TextEncoder().encode(text);
const point = (second: number) =>
  `<trkpt lat="46" lon="7"><time>2024-05-01T09:${String(30 + Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}Z</time></trkpt>`;
const RIDE = utf8(
  `<?xml version="1.0"?><gpx version="1.1"><trk><trkseg>${Array.from({ length: 600 }, (_, k) => point(k)).join("\n")}</trkseg></trk></gpx>`,
);
const FIT = fitFile([FILE_ID, ...Array.from({ length: 400 }, (_, k) => record(k, [[7, "uint16", k]]))]);
const TCX = utf8(
  `<TrainingCenterDatabase><Activities><Activity><Lap><Track>${[1, 2].map((k) => `<Trackpoint><Time>2024-05-01T09:30:0${k}Z</Time></Trackpoint>`).join("")}</Track></Lap></Activity></Activities></TrainingCenterDatabase>`,
);

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

async function faultOf(pieces: Iterable<Uint8Array>): Promise<{ code: string; reason: unknown; text: string }> {
  const fault = await readTrack(pieces).then(
    () => undefined,
    (error: AppError) => error,
  );
  return { code: fault!.code, reason: fault?.details?.reason, text: fault!.userMessage };
}

describe("A compressed track is read like the plain one,", () => {
  test.each([
    ["GPX", RIDE],
    ["FIT", FIT],
    ["TCX", TCX],
  ])("%s, in pieces of any size", async (_, plain) => {
    const expected = await readTrack([plain]);
    const packed = gzipSync(plain, { filename: `${"a long name ".repeat(30)}.gpx` });
    for (const size of [1, 5, 100, 10_000]) expect(await readTrack(cut(packed, size))).toEqual(expected);
  });

  test("in several members one after the other", async () => {
    const expected = await readTrack([RIDE]);
    const members = [RIDE.subarray(0, 5000), RIDE.subarray(5000, 5001), new Uint8Array(0), RIDE.subarray(5001)];
    const packed = joined(...members.map((member) => gzipSync(member)));
    for (const size of [1, 7, 9000, 100_000]) expect(await readTrack(cut(packed, size))).toEqual(expected);
  });

  test("stored or squeezed", async () => {
    for (const level of [0, 9] as const) {
      expect((await readTrack([gzipSync(FIT, { level })])).time.length).toBe(400);
    }
  });
});

describe("Refused in plain words, and nothing kept:", { timeout: 60_000 }, () => {
  const packed = gzipSync(RIDE);

  test("a file cut short, wherever", async () => {
    for (let length = 2; length < packed.length; length += 61) {
      expect(await faultOf([packed.subarray(0, length)])).toMatchObject({ code: "invalid_track", reason: "damaged" });
    }
    for (const missing of [1, 4, 8, 9]) {
      const { text } = await faultOf([packed.subarray(0, -missing)]);
      expect(text).toMatch(/cut short.*nothing of it was kept/);
    }
  });

  test("a file whose checksum, length or content is another", async () => {
    for (const at of [packed.length - 1, packed.length - 8, packed.length >> 1, 12]) {
      const changed = packed.slice();
      changed[at]! ^= 0x55;
      expect((await faultOf([changed])).code).toMatch(/invalid_track/);
    }
    const first = gzipSync(RIDE.subarray(0, 5000));
    first[first.length - 6]! ^= 1;
    expect(await faultOf([joined(first, gzipSync(RIDE.subarray(5000)))])).toMatchObject({ reason: "damaged" });
  });

  test("something after its end that is not packed", async () => {
    expect(await faultOf([joined(packed, utf8("and so on, and so on"))])).toMatchObject({ reason: "damaged" });
  });

  test("a header without end", async () => {
    const endless = new Uint8Array(20_000_000).fill(65);
    endless.set([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]);
    expect(await faultOf([endless])).toMatchObject({ code: "invalid_track", reason: "damaged" });
  });

  test.each([
    ["nothing", "", "invalid_track"],
    ["a letter each", "<", "too_large"],
  ])("tens of thousands of members of %s", async (_, content, code) => {
    const member = gzipSync(utf8(content));
    const bytes = Uint8Array.from({ length: 50_000 * member.length }, (_, i) => member[i % member.length]!);
    expect(await faultOf([bytes])).toMatchObject({ code });
  });

  test("what is compressed twice, or holds no track", async () => {
    expect((await faultOf([gzipSync(packed)])).text).toMatch(/compressed twice/);
    expect((await faultOf([gzipSync(utf8("Dear diary"))])).text).toMatch(/some other text/);
    expect((await faultOf([gzipSync(new Uint8Array(0))])).text).toMatch(/empty/);
  });

  const bomb = (text: string) => new Uint8Array(gzipOfNode(text, { level: 9 }));
  test.each([
    [
      "of blanks, which the reader refuses itself",
      `<gpx>${" ".repeat(30_000_000)}`,
      "invalid_track",
      /text of millions/,
    ],
    ["of tags", `<gpx>${"<a/>".repeat(5_000_000)}`, "too_large", /unpacks to far more than any ride/],
  ])("a bomb %s, before half of it has come", async (_, content, code, text) => {
    const packed = bomb(content);
    let pulled = 0;
    function* pieces() {
      for (const piece of cut(packed, 500)) {
        pulled += piece.length;
        yield piece;
      }
    }
    expect(await faultOf(pieces())).toMatchObject({ code, text: expect.stringMatching(text) });
    expect(pulled).toBeLessThan(packed.length / 2);
  });

  test("what unpacks to more than any ride, however slowly", () => {
    const member = gzipSync(new Uint8Array(100_000).fill(7), { level: 0 });
    let taken = 0;
    const unpacker = createUnpacker(
      (piece) => {
        taken += piece.length;
      },
      { most: 1024 * 1024 },
    );
    const write = () => unpacker.write(member);
    for (let k = 0; k < 10; k++) write();
    expect(taken).toBeGreaterThan(900_000);
    expect(write).toThrow(
      expect.objectContaining({ code: "too_large", userMessage: expect.stringMatching(/more than 1 MB/) }),
    );
  });
});
