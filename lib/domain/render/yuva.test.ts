import { describe, expect, it } from "vitest";
import { type ColorSpec, copyYuva, createRgbaWriter, createYuvaImage } from "#lib/domain/render/yuva";

/** One 2 × 2 block of pixels as Y ×4, U, V, A ×4. */
function convert(spec: ColorSpec, pixels: readonly [number, number, number, number][]) {
  const image = createYuvaImage(2, 2);
  createRgbaWriter(spec)(Uint8ClampedArray.from(pixels.flat()), 2, 2, image, 0, 0);
  return [...image.bytes];
}
const plain = (spec: ColorSpec, r: number, g: number, b: number) => {
  const [y, , , , u, v] = convert(
    spec,
    Array.from({ length: 4 }, () => [r, g, b, 255]),
  );
  return [y, u, v];
};

describe("createRgbaWriter", () => {
  // The colour bars of the recommendations: BT.709-6 and BT.601-7, 8 bits; JFIF for full range.
  it.each([
    ["bt709", "tv", [255, 255, 255], [235, 128, 128]],
    ["bt709", "tv", [0, 0, 0], [16, 128, 128]],
    ["bt709", "tv", [255, 0, 0], [63, 102, 240]],
    ["bt709", "tv", [0, 255, 0], [173, 42, 26]],
    ["bt709", "tv", [0, 0, 255], [32, 240, 118]],
    ["bt601", "tv", [255, 0, 0], [81, 90, 240]],
    ["bt601", "tv", [0, 255, 0], [145, 54, 34]],
    ["bt601", "tv", [0, 0, 255], [41, 240, 110]],
    ["bt601", "pc", [255, 0, 0], [76, 85, 255]],
    ["bt601", "pc", [0, 0, 255], [29, 255, 107]],
    ["bt601", "pc", [255, 255, 255], [255, 128, 128]],
    ["bt709", "pc", [0, 0, 0], [0, 128, 128]],
  ] as const)("%s %s: %o becomes %o", (matrix, range, [r, g, b], yuv) => {
    expect(plain({ matrix, range }, r, g, b)).toEqual(yuv);
  });

  it("keeps alpha as it is, and does not let transparent neighbours grey a colour", () => {
    const red = plain({ matrix: "bt709", range: "tv" }, 255, 0, 0);
    const block = convert({ matrix: "bt709", range: "tv" }, [
      [255, 0, 0, 200],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(block[0]).toBe(red[0]);
    expect(block.slice(4, 6)).toEqual(red.slice(1));
    expect(block.slice(6)).toEqual([200, 0, 0, 0]);
  });

  it("clears what was there before", () => {
    const image = createYuvaImage(2, 2);
    const write = createRgbaWriter({ matrix: "bt709", range: "tv" });
    write(new Uint8ClampedArray(16).fill(255), 2, 2, image, 0, 0);
    write(new Uint8ClampedArray(16), 2, 2, image, 0, 0);
    expect([...image.bytes.subarray(6)]).toEqual([0, 0, 0, 0]);
  });
});

describe("copyYuva", () => {
  it("copies all planes of a block and nothing else", () => {
    const from = createYuvaImage(8, 4);
    for (const [index] of from.bytes.entries()) from.bytes[index] = index;
    const to = createYuvaImage(4, 4);
    copyYuva(from, { x: 2, y: 2 }, to, { x: 2, y: 0 }, { width: 2, height: 2 });
    const untouched = createYuvaImage(4, 4).bytes;
    const expected = Uint8Array.from(untouched);
    expected.set([18, 19], 2);
    expected.set([26, 27], 6);
    expected[16 + 1] = 32 + 5;
    expected[20 + 1] = 40 + 5;
    expected.set([48 + 18, 48 + 19], 24 + 2);
    expected.set([48 + 26, 48 + 27], 24 + 6);
    expect([...to.bytes]).toEqual([...expected]);
  });

  it("wants even sizes", () => {
    expect(() => createYuvaImage(3, 2)).toThrow(/even/);
  });
});
