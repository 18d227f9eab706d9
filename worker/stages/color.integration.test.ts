import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import type { Gauge, Piece, Rect } from "#lib/domain/overlay/gauge";
import type { Scene } from "#lib/domain/overlay/scene";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { planRender } from "#lib/domain/render/render-plan";
import { utcSeconds } from "#lib/domain/units";
import { probeVideo } from "../media/ffprobe.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { renderVideo } from "./render-video.ts";

const [WIDTH, HEIGHT] = [320, 180];
const COLORS = ["#ffc53d", "#ffffff", "#000000", "#ff0000", "#00ff00", "#0000ff", "#12689a"];
const SQUARE = 32;
const sync = { start: RIDE_START, offset: 5, rate: 1 };

const squareAt = (index: number, y: number): Rect => ({ x: 8 + index * 40, y, width: SQUARE, height: SQUARE });

/** Squares of plain colour: the upper row is still, the lower one moves (so that it goes through the pipe). */
function swatches(): { gauge: Gauge; pieces: Piece[] } {
  const pieces = COLORS.map((color, index): Piece => {
    const bounds = squareAt(index, 100);
    return {
      bounds,
      state: () => [color],
      draw(canvas) {
        canvas.fillStyle = color;
        canvas.fillRect(bounds.x, bounds.y, bounds.width, bounds.height);
      },
    };
  });
  const gauge: Gauge = {
    needs: [],
    aspect: 1,
    drawStill(canvas) {
      for (const [index, color] of COLORS.entries()) {
        const { x, y, width, height } = squareAt(index, 20);
        canvas.fillStyle = color;
        canvas.fillRect(x, y, width, height);
      }
    },
    pieces: () => pieces,
  };
  return { gauge, pieces };
}

const SPECS = [
  { name: "BT.709, video levels", size: [WIDTH, HEIGHT], range: "tv", matrix: "bt709" },
  { name: "BT.601, video levels", size: [WIDTH, HEIGHT], range: "tv", matrix: "smpte170m" },
  { name: "BT.709, full levels", size: [WIDTH, HEIGHT], range: "pc", matrix: "bt709" },
  { name: "BT.601, full levels", size: [WIDTH, HEIGHT], range: "pc", matrix: "smpte170m" },
] as const;

describe("A gauge's colours", () => {
  it.each(SPECS)("come out as they were drawn: $name", async ({ range, matrix }) => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "grey.mp4");
    await makeFromLavfi(input, `color=c=0x808080:s=${WIDTH}x${HEIGHT}:r=25:d=0.4`, [
      ...["-vf", `scale=out_range=${range}:out_color_matrix=${matrix}`],
      ...["-pix_fmt", range === "pc" ? "yuvj420p" : "yuv420p", "-c:v", "libx264", "-crf", "4"],
      ...["-color_range", range, "-colorspace", matrix, "-color_primaries", matrix, "-color_trc", matrix],
    ]);
    const facts = await probeVideo(input);
    const sampler = await fixtureRide();
    const plan = planRender({ facts, sync, ride: sampler, output: { preset: "veryfast", crf: 4 } });
    const { gauge, pieces } = swatches();
    const box: Rect = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
    const span = { from: utcSeconds(RIDE_START), to: utcSeconds(RIDE_START + 60) };
    const scene: Scene = {
      ...{ layout: { name: "swatches", theme: BROADCAST, gauges: [] }, sampler, sync, units: METRIC },
      ...{ width: WIDTH, height: HEIGHT, pieces, panels: [] },
      gauges: [
        {
          gauge,
          context: { box, sampler, units: METRIC, theme: BROADCAST, rider: {}, title: "", logo: undefined, span },
        },
      ],
    };

    const { files } = await renderVideo({ input, plan, scene, workDir: folder.path });
    const [{ path, facts: result }] = files;

    expect(result.color).toMatchObject({ range, matrix: matrix === "bt709" ? "bt709" : "bt601" });
    expect(result.color.tags).toEqual({ matrix, primaries: matrix, transfer: matrix });
    // Back to RGB by ffmpeg's own conversion, told the tags.
    const toRgb = `scale=in_range=${range}:in_color_matrix=${matrix}:flags=accurate_rnd`;
    const [rgb, before] = [await decodeFrames(path, "rgb24", toRgb), await decodeFrames(input, "rgb24", toRgb)];
    const pixel = (frames: Buffer, x: number, y: number) => [
      ...frames.subarray((5 * WIDTH * HEIGHT + y * WIDTH + x) * 3).subarray(0, 3),
    ];
    const distance = (a: readonly number[], b: readonly number[]) =>
      Math.max(...a.map((level, i) => Math.abs(level - b[i]!)));
    for (const [index, color] of COLORS.entries()) {
      const wanted = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16));
      for (const y of [20, 100]) {
        const { x, width } = squareAt(index, y);
        const got = pixel(rgb, x + width / 2, y + SQUARE / 2);
        expect(distance(got, wanted), `${color} in the row at ${y} became ${got}`).toBeLessThanOrEqual(3);
      }
    }
    // The picture beside the squares is what it was.
    expect(distance(pixel(rgb, 4, 4), pixel(before, 4, 4))).toBeLessThanOrEqual(2);
  });
});
