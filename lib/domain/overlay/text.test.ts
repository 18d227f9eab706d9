import { describe, expect, it } from "vitest";
import { drawableText, undrawableNote } from "#lib/domain/overlay/glyphs";
import { drawText, fitSize, type TextLine, textExtent, textWidth } from "#lib/domain/overlay/text";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { createDrawing } from "../../../worker/canvas.ts";

const [WIDTH, HEIGHT] = [1600, 240];

/** The box of what a line paints, undefined for nothing. */
function inkOf(line: Omit<TextLine, "color">, shadow = 2): [number, number, number, number] | undefined {
  const { context } = createDrawing(WIDTH, HEIGHT);
  drawText(context, [{ ...line, color: "#ffffff" }], { ...BROADCAST, shadow });
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  let box: [number, number, number, number] | undefined;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      if (data[(y * WIDTH + x) * 4 + 3] === 0) continue;
      box = box
        ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x + 1), Math.max(box[3], y + 1)]
        : [x, y, x + 1, y + 1];
    }
  }
  return box;
}

const TITLES = [
  "128 km/h",
  "Étape 7: Žilina – Łódź",
  "Đặng Văn Ẩn Ế",
  "Привет, Қазақстан!",
  "Γύρος Ελλάδας",
  "ÅÇÐ þġq",
];

describe("a line of text", () => {
  it.each(TITLES)("stays within its extent in the strongest theme: %s", (text) => {
    for (const size of [14, 30, 72]) {
      const line = { text, x: 60, y: 130, size, weight: 700 as const };
      const [left, top, right, bottom] = inkOf(line)!;
      const extent = textExtent(line);
      expect(left).toBeGreaterThanOrEqual(Math.floor(extent[0]));
      expect(top).toBeGreaterThanOrEqual(Math.floor(extent[1]));
      expect(right).toBeLessThanOrEqual(Math.ceil(extent[2]));
      expect(bottom).toBeLessThanOrEqual(Math.ceil(extent[3]));
    }
  });

  it.each(TITLES)("draws every letter: %s", (text) => {
    for (const letter of text.replaceAll(" ", "")) {
      expect(inkOf({ text: letter, x: 60, y: 130, size: 60, weight: 600 }, 0), letter).toBeDefined();
    }
  });

  it("draws nothing for what no font has, and gives it no room: never a box", () => {
    expect(inkOf({ text: "环法🚴", x: 60, y: 130, size: 60, weight: 700 })).toBeUndefined();
    expect(textWidth("a环b", 40, 700)).toBe(textWidth("ab", 40, 700));
  });
});

describe("drawable text", () => {
  it("joins accents with their letters and leaves out what no font has", () => {
    expect(drawableText("Z\u030cilina")).toBe("Žilina");
    expect(drawableText("  Giro 🚴  d’Italia ")).toBe("Giro d’Italia");
    expect(drawableText("Анна Łoś Ελένη")).toBe("Анна Łoś Ελένη");
    expect(drawableText("环法自行车赛")).toBe("");
  });

  it("says which letters it leaves out", () => {
    expect(undrawableNote("Tour de Łódź, Київ")).toBeUndefined();
    expect(undrawableNote("环法 环 2024")).toContain("cannot show 环 法:");
  });
});

it("fits a text into a width by whole sizes, as large as possible", () => {
  const widthAt = (size: number) => textWidth("88:88:88", size, 700);
  const fitted = fitSize(100, 200, widthAt);
  expect(widthAt(fitted)).toBeLessThanOrEqual(200);
  expect(widthAt(fitted + 2)).toBeGreaterThan(200);
  expect(fitSize(20, 200, widthAt)).toBe(20);
});
