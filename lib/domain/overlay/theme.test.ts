import { describe, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { BROADCAST, type Theme, themeSchema } from "#lib/domain/overlay/theme";
import { THEMES } from "#lib/domain/overlay/themes";
import { seconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";

const SIZE = { width: 960, height: 540 };
const sampler = createSyntheticSampler();

/** The cockpit at one moment, straight alpha. */
function pictureIn(theme: Theme): Uint8ClampedArray {
  const { context } = createDrawing(SIZE.width, SIZE.height);
  const sync = { start: RIDE_START, offset: 0, rate: 1 };
  drawFrame(
    context,
    buildScene({ layout: { ...COCKPIT, theme }, sampler, sync, units: METRIC, ...SIZE }),
    seconds(1500),
  );
  return context.getImageData(0, 0, SIZE.width, SIZE.height).data;
}

/** The sRGB luminance of `#rrggbb`, 0 to 1 (WCAG 2). */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe("a theme's opacity", () => {
  it("fades the overlay as one: nothing shows through where parts lie over one another", () => {
    const full = pictureIn(BROADCAST);
    const half = pictureIn({ ...BROADCAST, opacity: 0.5 });
    let worst = 0;
    let colored = 0;
    for (let i = 0; i < full.length; i += 4) {
      worst = Math.max(worst, Math.abs(half[i + 3]! - full[i + 3]! * 0.5));
      if (full[i + 3]! < 250) continue;
      colored++;
      for (let channel = 0; channel < 3; channel++) {
        expect(Math.abs(half[i + channel]! - full[i + channel]!)).toBeLessThanOrEqual(2);
      }
    }
    expect(worst).toBeLessThanOrEqual(1);
    expect(colored).toBeGreaterThan(1000);
  });
});

describe("a theme's shadow", () => {
  const inked = (theme: Theme) => {
    const picture = pictureIn(theme);
    let dark = 0;
    for (let i = 0; i < picture.length; i += 4) {
      if (picture[i]! < 60) dark += picture[i + 3]!;
    }
    return dark;
  };

  it("is denser the stronger it is", () => {
    const [none, soft, designed, strong] = [0, 0.5, 1, 2].map((shadow) => inked({ ...BROADCAST, shadow }));
    expect(none).toBeLessThan(soft! * 0.95);
    expect(soft).toBeLessThan(designed! * 0.98);
    expect(designed).toBeLessThan(strong! * 0.98);
  });
});

describe("a theme's mode", () => {
  it("draws dark ink on a pale glow when it is light", () => {
    const picture = pictureIn(THEMES.light);
    let [pale, dark] = [0, 0];
    for (let i = 0; i < picture.length; i += 4) {
      if (picture[i + 3]! < 40) continue;
      const brightness = (picture[i]! + picture[i + 1]! + picture[i + 2]!) / 3;
      if (brightness > 200) pale++;
      else if (brightness < 60) dark++;
    }
    expect(pale).toBeGreaterThan(5000);
    expect(dark).toBeGreaterThan(3000);
  });
});

describe.each(Object.entries(THEMES))("the theme %s", (_, theme) => {
  it("is a valid theme", () => {
    expect(themeSchema.parse(theme)).toEqual(theme);
  });

  it("sets numbers and units off from their own shadow, 4.5 to 1 at least", () => {
    const ground = luminance(theme.mode === "dark" ? "#04080e" : "#ffffff");
    for (const ink of [theme.foreground, theme.accent]) {
      const [high, low] = [Math.max(luminance(ink), ground), Math.min(luminance(ink), ground)];
      expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
