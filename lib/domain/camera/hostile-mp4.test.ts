import { expect, test } from "vitest";
import { readCamera } from "#lib/domain/camera/read-camera";
import { gps5Payload } from "#lib/domain/camera/testing/gpmf-payload";
import { memorySource } from "#lib/domain/camera/testing/memory-source";
import { box, emptyMp4, withTelemetry } from "#lib/domain/camera/testing/telemetry-mp4";
import { joinedBytes } from "#lib/domain/joined-bytes";

const point = { latitude: 47, longitude: 8.5, elevation: 400, speed: 6 };
const payloads = Array.from({ length: 6 }, (_, k) =>
  gps5Payload({ utc: 1_778_061_600 + k, points: Array.from({ length: 18 }, () => point) }),
);
const honest = withTelemetry(emptyMp4(), payloads, { delay: 500 });

/** Milliseconds on a machine that is busy with other things; alone each takes less than one second. */
const SLOW = { timeout: 60_000 };

/** mulberry32: the same "random" bytes at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A byte that makes sizes and counts huge, or zero, or anything. */
const nasty = (next: () => number) => [0, 1, 0x7f, 0x80, 0xff, Math.floor(next() * 256)][Math.floor(next() * 6)]!;

async function answers(bytes: Uint8Array): Promise<void> {
  const source = memorySource(bytes);
  const reading = await readCamera(source);
  if (reading.track) expect(reading.track.time.length).toBeGreaterThan(1);
  else expect(reading.reason).toMatch(/^[A-Z].*\.$/);
  // The index is walked a few times over, and what a table may name is no more than the file.
  expect(source.bytesRead).toBeLessThan(40 * bytes.length + 1_000_000);
  expect(source.reads).toBeLessThan(20_000);
}

test("Damaged in any byte, an MP4 gives a reading or a reason, by bounded reading", SLOW, async () => {
  const next = random(20_260_506);
  for (let round = 0; round < 2000; round++) {
    const bytes = honest.slice();
    const hits = 1 + Math.floor(next() * 4);
    for (let k = 0; k < hits; k++) bytes[Math.floor(next() * bytes.length)] = nasty(next);
    await answers(bytes);
  }
});

test("Cut short at any length, it gives a reading or a reason", SLOW, async () => {
  for (let length = 0; length < honest.length; length += 7) await answers(honest.subarray(0, length));
});

test.each<[string, Uint8Array]>([
  ["boxes in boxes without end", nested(2000)],
  [
    "a hundred thousand empty boxes",
    joinedBytes(Array.from({ length: 100_000 }, () => box("trak", new Uint8Array(0)))),
  ],
  [
    "an index of a hundred thousand tracks",
    box("moov", joinedBytes(Array.from({ length: 100_000 }, () => box("trak", box("mdia", new Uint8Array(0)))))),
  ],
  [
    "a header of megabytes that every track refers to",
    box(
      "moov",
      joinedBytes([box("mvhd", new Uint8Array(2_000_000)), ...Array.from({ length: 2000 }, () => pictureTrack())]),
    ),
  ],
])("%s ends the search", SLOW, async (_, bytes) => {
  await answers(bytes);
});

test.each<[string, number, number]>([
  ["a hundred thousand samples of the whole file each", 4, 0x000f_ffff],
  ["a number of samples beyond memory", 8, 0x7fff_ffff],
])("a table of %s is refused", async (_, field, value) => {
  const bytes = honest.slice();
  const at = find(bytes, "stsz") + 4;
  const view = new DataView(bytes.buffer);
  view.setUint32(at + 4, 0xffff);
  if (field === 4) view.setUint32(at + 8, 100_000);
  view.setUint32(at + field, value);
  await answers(bytes);
});

test("More positions than a camera records are left aside, not kept in memory", SLOW, async () => {
  const crowded = gps5Payload({ utc: 1_778_061_600, points: Array.from({ length: 3000 }, () => point) });
  const mp4 = withTelemetry(
    emptyMp4(),
    Array.from({ length: 170 }, () => crowded),
  );
  expect(await readCamera(memorySource(mp4))).toEqual({ reason: expect.stringContaining("more positions") });
});

/** A track of pictures that says nothing of its time. */
function pictureTrack(): Uint8Array {
  const handler = new Uint8Array(24);
  handler.set([0x76, 0x69, 0x64, 0x65], 8);
  return box("trak", box("mdia", box("hdlr", handler)));
}

function nested(depth: number): Uint8Array {
  let whole: Uint8Array = new Uint8Array(0);
  for (let k = 0; k < depth; k++) whole = box(k === depth - 1 ? "moov" : "trak", whole);
  return whole;
}

function find(bytes: Uint8Array, type: string): number {
  for (let at = 0; at < bytes.length; at++) {
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === type) return at;
  }
  throw new Error(`no ${type}`);
}
