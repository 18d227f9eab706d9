import { describe, expect, test } from "vitest";
import { decodeTrack, encodeTrack } from "#lib/domain/camera/stored-track";
import { readTrack } from "#lib/domain/track/read-track";
import type { Track } from "#lib/domain/track/track";

const track: Track = {
  format: "gpmf",
  name: "Süd-Øst 山",
  creator: "GoPro HERO11 Black",
  time: Float64Array.of(1_778_061_600.0556111, 1_778_061_600.111, 1_778_061_700.2, 1_778_061_700.25),
  channels: {
    latitude: Float64Array.of(47.1234567, Number.NaN, 47.2, 47.3),
    longitude: Float64Array.of(8.1, Number.NaN, 8.2, 8.3),
    speed: Float64Array.of(1.638, 1.1 / 3, 0, 5),
  },
  segmentStarts: Uint32Array.of(0, 2),
  warnings: [{ code: "points_without_position", message: "36 points left out.", count: 36 }],
};

test("A stored track is the track to the last bit", async () => {
  expect(decodeTrack(encodeTrack(track))).toEqual(track);
  const bytes = encodeTrack(track);
  expect(await readTrack([bytes.subarray(0, 40), bytes.subarray(40)])).toEqual(track);
});

describe("Bytes that were not written here are refused in plain words:", () => {
  const bytes = encodeTrack(track);
  const patched = (at: number, ...values: number[]) => {
    const copy = bytes.slice();
    copy.set(values, at);
    return copy;
  };
  test.each([
    ["cut short", bytes.subarray(0, bytes.length - 3)],
    ["of a head beyond the end", patched(8, 0xff, 0xff, 0, 0)],
    ["of a head beyond reason", patched(8, 0xff, 0xff, 0xff, 0xff)],
    ["of a head that is no JSON", patched(12, 0x21)],
    ["of a signature alone", bytes.subarray(0, 8)],
  ])("%s", async (_, damaged) => {
    await expect(readTrack([damaged])).rejects.toMatchObject({ code: "invalid_track", details: { reason: "damaged" } });
  });

  test("values that nobody can record are left out", async () => {
    const copy = bytes.slice();
    new DataView(copy.buffer).setFloat64(copy.length - 8, 1e300, true);
    expect((await readTrack([copy])).channels.speed?.[3]).toBeNaN();
  });
});
