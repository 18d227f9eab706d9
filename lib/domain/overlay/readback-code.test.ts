import { describe, expect, it } from "vitest";
import {
  decodeReadback,
  encodeReadback,
  READBACK_COLUMNS,
  READBACK_FIELDS,
  READBACK_ROWS,
  readbackBlock,
  readbackBlocks,
} from "#lib/domain/overlay/readback-code";
import type { Sample } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

const BOX = { x: 18, y: 20, width: 288, height: 144 };
const FULL: Sample = {
  utc: utcSeconds(1_557_166_507.36),
  speed: 11.1234,
  heartRate: 151.46,
  power: 287.3,
  cadence: 91.25,
  distance: 123_456.789,
  elevation: -12.345,
  latitude: -33.123_456_7,
  longitude: 151.765_432_1,
  gradient: -0.1234,
};

/** A picture of the blocks as a decoder would give it: limited range, uneven and noisy. */
function pictureOf(sample: Sample, noise: number) {
  const blocks = readbackBlocks(encodeReadback(sample));
  const first = readbackBlock(BOX, 0);
  return (x: number, y: number) => {
    const column = Math.floor((x - BOX.x) / first.width);
    const row = Math.floor((y - BOX.y) / first.height);
    const wobble = ((x * 31 + y * 17) % 7) * noise;
    return (blocks[row * READBACK_COLUMNS + column] ? 225 - wobble : 20 + wobble) + y / 20;
  };
}

describe("readback", () => {
  it("fills its grid exactly", () => {
    expect(readbackBlocks(encodeReadback(FULL))).toHaveLength(READBACK_COLUMNS * READBACK_ROWS);
  });

  it("gives back every value to within half of its step", () => {
    const decoded = decodeReadback(pictureOf(FULL, 8), BOX)!;
    for (const { key, steps } of READBACK_FIELDS) {
      expect(Math.abs(decoded[key]! - FULL[key]!), key).toBeLessThanOrEqual(0.5 / steps + 1e-6);
    }
  });

  it("tells neighbouring frames apart at 240 frames a second", () => {
    const next = { ...FULL, utc: utcSeconds(FULL.utc + 1 / 240) };
    expect(decodeReadback(pictureOf(next, 0), BOX)?.utc).not.toBe(decodeReadback(pictureOf(FULL, 0), BOX)?.utc);
  });

  it("leaves absent what was absent and keeps zeros", () => {
    const decoded = decodeReadback(pictureOf({ utc: FULL.utc, speed: 0, gradient: 0 }, 4), BOX);
    expect(decoded).toEqual({ utc: 1_557_166_507.36, speed: 0, gradient: 0 });
  });

  it("writes the nearest that fits when a value is beyond its bits", () => {
    const decoded = decodeReadback(pictureOf({ ...FULL, heartRate: 5000, elevation: -5000 }, 0), BOX);
    expect(decoded).toMatchObject({ heartRate: 409.5, elevation: -1000 });
  });

  it("refuses a picture with one block turned", () => {
    const picture = pictureOf(FULL, 0);
    for (const index of [3, 40, 150, 270, 287]) {
      const block = readbackBlock(BOX, index);
      const turned = (x: number, y: number) => {
        const inside = x >= block.x && x < block.x + block.width && y >= block.y && y < block.y + block.height;
        return inside ? 255 - picture(x, y) : picture(x, y);
      };
      expect(decodeReadback(turned, BOX)).toBeUndefined();
    }
  });

  it("finds nothing in a picture without blocks", () => {
    expect(decodeReadback((x, y) => (x * 7 + y * 13) % 256, BOX)).toBeUndefined();
    expect(decodeReadback(() => 128, BOX)).toBeUndefined();
  });
});
