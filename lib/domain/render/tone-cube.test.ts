import { describe, expect, it } from "vitest";
import { hdrToSdr, toneCube } from "#lib/domain/render/tone-cube";

const CURVES = ["pq", "hlg"] as const;
const grey = (curve: (typeof CURVES)[number], level: number) => hdrToSdr(curve, [level, level, level]);

describe.each(CURVES)("hdrToSdr of %s", (curve) => {
  it("keeps greys grey and rising, from black to white", () => {
    expect(grey(curve, 0)).toEqual([0, 0, 0]);
    let before = 0;
    for (let level = 0.05; level <= 1; level += 0.05) {
      const [r, g, b] = grey(curve, level);
      expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(0.002);
      expect(g).toBeGreaterThanOrEqual(before - 1e-9);
      before = g;
    }
    expect(grey(curve, 1)[1]).toBeCloseTo(1, 3);
  });

  it("leaves room above the reference white, near SDR's own", () => {
    // BT.2408: 203 cd/m² is 58 % of PQ and 75 % of HLG.
    const [, white] = grey(curve, curve === "pq" ? 0.581 : 0.75);
    expect(white).toBeGreaterThan(0.88);
    expect(white).toBeLessThan(0.93);
  });

  it("keeps every colour within BT.709 and what is red reddest", () => {
    for (const color of [
      [1, 0, 0],
      [0.8, 0.1, 0.1],
      [0.5, 0.45, 0.4],
    ] as const) {
      const shown = hdrToSdr(curve, color);
      for (const level of shown) {
        expect(level).toBeGreaterThanOrEqual(0);
        expect(level).toBeLessThanOrEqual(1);
      }
      expect(shown[0]).toBe(Math.max(...shown));
      expect(shown[0]).toBeGreaterThan(shown[2]);
    }
  });
});

describe("toneCube", () => {
  it("is a .cube of the colours, red fastest", () => {
    const lines = toneCube("hlg").trimEnd().split("\n");
    expect(lines.slice(0, 2)).toEqual(['TITLE "hlg to BT.709"', "LUT_3D_SIZE 33"]);
    expect(lines).toHaveLength(2 + 33 ** 3);
    const at = (r: number, g: number, b: number) => (lines[2 + (b * 33 + g) * 33 + r] ?? "").split(" ").map(Number);
    for (const [r, g, b] of [
      [0, 0, 0],
      [32, 32, 32],
      [24, 16, 8],
      [3, 30, 17],
    ] as const) {
      const exact = hdrToSdr("hlg", [r / 32, g / 32, b / 32]);
      for (const [i, level] of at(r, g, b).entries()) expect(level).toBeCloseTo(exact[i]!, 4);
    }
  });
});
