import { describe, expect, it } from "vitest";
import { HEART_RATE_ZONES, ON_ZONE, POWER_ZONES } from "#lib/domain/overlay/zone-colors";

/** Viénot, Brettel and Mollon (1999): what dichromats see, as matrices on linear sRGB. */
const VISIONS: Readonly<Record<"normal" | "protanopia" | "deuteranopia", readonly number[][]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};

const linear = (color: string) =>
  [1, 3, 5].map((start) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });

/** CIE L*a*b* of linear sRGB, D65. */
function labOf([r = 0, g = 0, b = 0]: number[]): [number, number, number] {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(a: string, b: string, vision: keyof typeof VISIONS): number {
  const seen = (color: string) => {
    const rgb = linear(color);
    return labOf(VISIONS[vision].map((row) => row.reduce((sum, part, i) => sum + part * rgb[i]!, 0)));
  };
  const [first, second] = [seen(a), seen(b)];
  return Math.hypot(...first.map((value, i) => value - second[i]!));
}

describe.each(Object.entries({ HEART_RATE_ZONES, POWER_ZONES }))("the colours of %s", (_, zones) => {
  it.each(["normal", "protanopia", "deuteranopia"] as const)("tell neighbouring zones apart to %s vision", (vision) => {
    const differences = zones.slice(1).map((color, index) => difference(color, zones[index]!, vision));
    // 2.3 is just noticeable; large patches beside one another are told apart with ease from about 15.
    expect(Math.min(...differences)).toBeGreaterThan(15);
  });

  it("carry dark letters, 4.5 to 1 at least", () => {
    const luminance = (color: string) => {
      const [r = 0, g = 0, b = 0] = linear(color);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    for (const color of zones) expect(luminance(color) / luminance(ON_ZONE)).toBeGreaterThan(4.5);
  });
});
