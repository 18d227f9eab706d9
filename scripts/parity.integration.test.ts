import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { fileUrl } from "../worker/media/input.ts";
import { run } from "../worker/media/run.ts";
import { makeFromLavfi, scratchFolder } from "../worker/testing/fixture-video.ts";
import { renderFixture } from "../worker/testing/render-fixture.ts";
import { compareLayout, drawInBrowser, readGrey } from "./parity/compare.ts";
import { openParityPage } from "./parity/open-page.ts";
import { ssim } from "./parity/ssim.ts";

const MOMENTS = [754.3, 4000];
let opened: Awaited<ReturnType<typeof openParityPage>>;
beforeAll(async () => {
  opened = await openParityPage();
});
afterAll(() => opened[Symbol.asyncDispose]());

describe("The preview in Chromium and the worker's frame", () => {
  it.each(
    OFFERED_LAYOUTS.flatMap((layout) => [
      { layout, width: 1920, height: 1080 },
      { layout, width: 1080, height: 1920 },
    ]),
  )("agree in $layout at $width × $height", async ({ layout, width, height }) => {
    const parity = await compareLayout(opened.page, layout, { width, height }, MOMENTS);
    expect(parity.ssim, parity.where).toBeGreaterThanOrEqual(0.98);
    expect(parity.inkShift, parity.shiftedWhere).toBeLessThanOrEqual(1);
  });
});

describe("The encoded film", () => {
  it("shows what the preview shows", async () => {
    await using folder = await scratchFolder();
    const [width, height, moment, backdrop] = [1920, 1080, 754.3, "#12161b"];
    const input = join(folder.path, "plain.mp4");
    const tags = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
    const source = `color=c=0x${backdrop.slice(1)}:s=${width}x${height}:r=30:d=0.1,format=gbrp,scale=out_color_matrix=bt709`;
    await makeFromLavfi(input, source, ["-pix_fmt", "yuv420p", "-crf", "0", ...tags]);
    const { path } = await renderFixture({
      ...{ input, workDir: folder.path, layout: COCKPIT, sampler: createSyntheticSampler() },
      sync: { start: RIDE_START, offset: moment, rate: 1 },
      output: { crf: 0 },
    });
    const picture = join(folder.path, "frame.png");
    const toRgb = "scale=in_color_matrix=bt709:flags=accurate_rnd+full_chroma_int,format=rgb24";
    await run(["ffmpeg", "-v", "error", "-i", fileUrl(path), "-vf", toRgb, "-frames:v", "1", fileUrl(picture)]);
    const [preview] = await drawInBrowser(opened.page, "cockpit", { width, height }, moment, [backdrop]);
    const whole = { x: 0, y: 0, width, height };
    const likeness = ssim(await readGrey(picture), await readGrey(preview!), whole);
    console.log(
      `encoded film and preview: SSIM ${likeness.all?.toFixed(4)}, of inked parts ${likeness.inked?.toFixed(4)}`,
    );
    expect(likeness.all).toBeGreaterThanOrEqual(0.98);
    expect(likeness.inked).toBeGreaterThanOrEqual(0.9);
  });
});
