import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { seconds } from "#lib/domain/units";
import { createDrawing } from "./canvas.ts";
import { loadLogo, loadPicture } from "./load-logo.ts";

function redPicture(width: number, height: number) {
  const canvas = createCanvas(width, height);
  Object.assign(canvas.getContext("2d"), { fillStyle: "#ff0000" }).fillRect(0, 0, width, height);
  return canvas;
}

test.each(["image/png", "image/jpeg"] as const)(
  "a project's logo of %s is drawn whole within its box",
  async (type) => {
    const picture = redPicture(200, 100);
    const bytes = type === "image/png" ? picture.toBuffer("image/png") : picture.toBuffer("image/jpeg");
    const logo = await loadLogo(`data:${type};base64,${bytes.toString("base64")}`);
    const scene = buildScene({
      layout: {
        name: "logo",
        theme: BROADCAST,
        gauges: [{ id: "logo", gauge: "logo", anchor: "top-left", x: 10, y: 10, height: 40, width: 40 }],
      },
      ...{ sampler: createSyntheticSampler(), sync: { start: RIDE_START, offset: 0, rate: 1 }, units: METRIC },
      ...{ logo, width: 400, height: 400 },
    });
    const { context } = createDrawing(400, 400);
    drawFrame(context, scene, seconds(0));
    const at = (x: number, y: number) => Array.from(context.getImageData(x, y, 1, 1).data);
    // 200 × 100 in a square of 160: as wide as the box, half as high, in its middle.
    const [red, green, blue, alpha] = at(60, 120);
    expect(red).toBeGreaterThan(250);
    expect(Math.max(green!, blue!)).toBeLessThan(6);
    expect(alpha).toBe(255);
    expect(at(60, 70)[3]).toBe(0);
    expect(at(60, 170)[3]).toBe(0);
  },
);

test("a project without a logo shows none", async () => {
  expect(await loadLogo(null)).toBeUndefined();
});

test("files that are no pictures, damaged ones and huge ones are told in words", async () => {
  const png = redPicture(64, 64).toBuffer("image/png");
  const huge = Uint8Array.from(png);
  new DataView(huge.buffer).setUint32(16, 60_000);
  new DataView(huge.buffer).setUint32(20, 60_000);
  const damaged = Uint8Array.from(png.subarray(0, 60));
  await expect(loadPicture(new TextEncoder().encode("<svg/>"))).rejects.toThrow(/neither a PNG nor a JPEG/);
  await expect(loadPicture(huge)).rejects.toMatchObject({
    code: "invalid_request",
    userMessage: expect.stringContaining("60000 × 60000 pixels"),
  });
  await expect(loadPicture(damaged)).rejects.toMatchObject({ userMessage: expect.stringContaining("damaged") });
});
