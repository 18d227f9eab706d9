import { describe, expect, it } from "vitest";
import { croppedSides, planFilms, planFraming, shapedSize } from "#lib/domain/render/framing";
import type { OutputWishes } from "#lib/domain/render/output";
import { planFill } from "#lib/domain/render/picture-fill";

const FULL_HD = { width: 1920, height: 1080 };
const UHD_PORTRAIT = { width: 2160, height: 3840 };
const sizes = (source: { width: number; height: number }, output: OutputWishes) =>
  planFilms(source, output).map(({ kind, width, height }) => `${kind} ${width}×${height}`);

describe("planFilms", () => {
  it.each([
    ["one film of the source's size by default", FULL_HD, {}, ["source 1920×1080"]],
    ["odd sides made even", { width: 161, height: 121 }, {}, ["source 160×120"]],
    [
      "each size once, the largest first",
      FULL_HD,
      { renditions: ["480p", "source", "1080p", "720p"] },
      ["source 1920×1080", "720p 1280×720", "480p 854×480"],
    ],
    ["the shorter side counts", UHD_PORTRAIT, { renditions: ["1080p", "720p"] }, ["1080p 1080×1920", "720p 720×1280"]],
    ["nothing enlarged", { width: 50, height: 50 }, { renditions: ["1080p", "480p"] }, ["source 50×50"]],
    [
      "a portrait cut",
      { width: 1376, height: 1840 },
      { shape: "9:16", renditions: ["source", "720p"] },
      ["source 1036×1840", "720p 720×1278"],
    ],
    ["a square over its fill", { width: 1080, height: 1080 }, { shape: "16:9", fit: "blur" }, ["source 1920×1080"]],
    ["a landscape over its fill", FULL_HD, { shape: "9:16", fit: "blur" }, ["source 1080×1920"]],
    ["no picture beyond 8192", { width: 8192, height: 8192 }, { shape: "16:9", fit: "blur" }, ["source 8192×4608"]],
  ] as const)("plans %s", (_, source, output, films) => {
    expect(sizes(source, output as unknown as OutputWishes)).toEqual(films);
  });

  it("refuses a shape whose shorter side would be no picture", () => {
    expect(() => planFilms({ width: 64, height: 20 }, { shape: "9:16" })).toThrow(
      expect.objectContaining({ code: "invalid_request", userMessage: expect.stringMatching(/64 × 20 .* too small/) }),
    );
  });
});

describe("planFraming", () => {
  it("keeps every number even and within its picture, whatever the source and the position", () => {
    for (const source of [FULL_HD, UHD_PORTRAIT, { width: 1376, height: 1840 }, { width: 643, height: 481 }]) {
      for (const shape of ["source", "16:9", "9:16", "1:1", "4:5"] as const) {
        for (const fit of ["crop", "blur"] as const) {
          for (const x of [0, 0.333, 0.5, 1]) {
            const output: OutputWishes = { shape, fit, position: { x, y: 1 - x }, renditions: ["720p"] };
            const [film] = planFilms(source, output);
            const { width, height, crop, place } = planFraming(source, output, film!);
            for (const value of [width, height, ...Object.values(crop), ...Object.values(place)]) {
              expect(value % 2).toBe(0);
              expect(value).toBeGreaterThanOrEqual(0);
            }
            expect(crop.x + crop.width).toBeLessThanOrEqual(source.width);
            expect(crop.y + crop.height).toBeLessThanOrEqual(source.height);
            expect(place.x + place.width).toBeLessThanOrEqual(width);
            expect(place.y + place.height).toBeLessThanOrEqual(height);
            // Nothing is stretched by more than what rounding to even pixels makes of it.
            const stretch = place.width / crop.width / (place.height / crop.height);
            expect(Math.abs(stretch - 1)).toBeLessThan(0.006);
          }
        }
      }
    }
  });

  it.each([
    [FULL_HD, "1:1", { x: true, y: false }],
    [UHD_PORTRAIT, "16:9", { x: false, y: true }],
    [FULL_HD, "16:9", { x: false, y: false }],
  ] as const)("knows along which sides a position matters: %o to %s", (source, shape, sides) => {
    expect(croppedSides(source, { shape })).toEqual(sides);
    expect(croppedSides(source, { shape, fit: "blur" })).toEqual({ x: false, y: false });
  });

  it("needs no fill where the shapes agree but for a few pixels", () => {
    const source = { width: 1916, height: 1080 };
    const output: OutputWishes = { shape: "16:9", fit: "blur" };
    expect(planFill(planFraming(source, output, shapedSize(source, { shape: "16:9", fit: "blur" })))).toBeUndefined();
  });
});
