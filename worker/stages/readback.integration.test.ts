import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Rect } from "#lib/domain/overlay/gauge";
import { readback } from "#lib/domain/overlay/gauges/readback";
import { READBACK } from "#lib/domain/overlay/layouts/readback";
import { placeBox } from "#lib/domain/overlay/place";
import { decodeReadback, encodeReadback, READBACK_FIELDS, type Readback } from "#lib/domain/overlay/readback-code";
import { syncFromTwoPoints, utcAt } from "#lib/domain/sync/sync";
import type { Sample } from "#lib/domain/track/track";
import { seconds, utcSeconds } from "#lib/domain/units";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeVideo, paintFrameNumber, readFrameNumber, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";

const [WIDTH, HEIGHT] = [640, 360];
const box: Rect = placeBox(READBACK.gauges[0]!, readback.aspect, { width: WIDTH, height: HEIGHT });

/** What the readback must say of a sample: its values to the last step of their fields. */
function expected(sample: Sample): Readback {
  const words = encodeReadback(sample);
  const entries = READBACK_FIELDS.flatMap(({ key, offset, steps }, i) =>
    sample[key] === undefined ? [] : [[key, ((words[i] ?? 0) - offset) / steps] as const],
  );
  return Object.fromEntries(entries);
}

describe("A rendered picture", () => {
  it.each([
    { rate: { num: 30000, den: 1001 }, clip: { in: 2.5, out: 6 }, timelapse: 1 },
    { rate: { num: 25, den: 1 }, clip: { in: 1.48, out: 3.2 }, timelapse: 1 },
    { rate: { num: 60000, den: 1001 }, clip: { in: 0, out: 2 }, timelapse: 1 },
    { rate: { num: 30000, den: 1001 }, clip: { in: 2.5, out: 5 }, timelapse: 30 },
  ])("shows the values of its own frame at $rate.num/$rate.den, $timelapse ×, from $clip.in s", async (given) => {
    const { rate, clip, timelapse } = given;
    await using folder = await scratchFolder();
    const input = join(folder.path, "numbered.mp4");
    const fps = rate.num / rate.den;
    const paint = paintFrameNumber(WIDTH, HEIGHT);
    await makeVideo(input, { width: WIDTH, height: HEIGHT, rate, frames: Math.round(8 * fps), paint });
    const sampler = await fixtureRide(20 + 8 * timelapse);
    // As a person sets it: two frames and their moments.
    const at = (time: number) => ({
      videoTime: seconds(time),
      utc: utcSeconds(RIDE_START + 12.345 + timelapse * time),
    });
    const sync = syncFromTwoPoints(utcSeconds(RIDE_START), at(1), at(7));
    expect(sync.rate).toBeCloseTo(timelapse, 9);

    const { path, plan } = await renderFixture({ input, workDir: folder.path, layout: READBACK, sampler, sync, clip });

    const grey = await decodeFrames(path, "gray");
    const size = WIDTH * HEIGHT;
    expect(grey.length / size).toBe(plan.frames);
    for (let k = 0; k < plan.frames; k++) {
      const frame = grey.subarray(k * size, (k + 1) * size);
      const n = readFrameNumber(frame, WIDTH, HEIGHT);
      expect(n).toBe(Math.round(clip.in * fps) + k);
      const shown = decodeReadback((x, y) => frame[y * WIDTH + x] ?? 0, box);
      const sampleOf = (number: number) => sampler.sample(utcAt(sync, seconds((number * rate.den) / rate.num)));
      expect(shown).toEqual(expected(sampleOf(n)));
      expect(shown).not.toEqual(expected(sampleOf(n + 1)));
      expect(shown).not.toEqual(expected(sampleOf(n - 1)));
    }
  });
});
