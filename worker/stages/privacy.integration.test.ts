import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Layout } from "#lib/domain/overlay/layout";
import { routeInMetres } from "#lib/domain/overlay/route-projection";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { createSampler } from "#lib/domain/track/create-sampler";
import type { PrivacyZone } from "#lib/domain/track/privacy-zones";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { run } from "../media/run.ts";
import { fixtureGpx, fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";

const MAP: Layout = {
  name: "map",
  theme: BROADCAST,
  gauges: [{ id: "map", gauge: "route-map", anchor: "centre", x: 0, y: 0, width: 90, height: 90 }],
};
const [WIDTH, HEIGHT] = [640, 360];
/** Of 255, over black: the line, not its shadow. */
const LIT = 60;
const RADIUS = 70;

/** The first frame of the map alone, and where on it a zone in the middle of the route lies. */
async function mapPicture(sampler: TrackSampler) {
  await using folder = await scratchFolder();
  const input = join(folder.path, "black.mp4");
  await makeFromLavfi(input, `color=black:s=${WIDTH}x${HEIGHT}:r=25:d=0.4`, ["-preset", "ultrafast"]);
  const sync = { start: RIDE_START, offset: 2, rate: 1 };
  const output = { preset: "ultrafast", crf: 4 } as const;
  const made = await renderFixture({ input, workDir: folder.path, layout: MAP, sampler, sync, output });
  const grey = (await decodeFrames(made.path, "gray")).subarray(0, WIDTH * HEIGHT);
  const lit: { x: number; y: number }[] = [];
  for (let i = 0; i < grey.length; i++) if (grey[i]! > LIT) lit.push({ x: i % WIDTH, y: Math.floor(i / WIDTH) });
  return lit;
}

describe("A rendered map", () => {
  it("has no line inside a zone, and the same line outside it", async () => {
    const whole = await fixtureRide();
    const { latitude, longitude } = whole.track.channels as { latitude: Float64Array; longitude: Float64Array };
    const middle = (column: Float64Array) => (Math.min(...column) + Math.max(...column)) / 2;
    const zone: PrivacyZone = { latitude: middle(latitude), longitude: middle(longitude), radius: RADIUS };
    const track = await readTrack([new TextEncoder().encode(fixtureGpx(60))]);
    const [shown, cut] = [await mapPicture(whole), await mapPicture(createSampler(track, {}, { zones: [zone] }))];

    // The route's middle is the map's and so the picture's; its ends tell the scale.
    const top = Math.min(...shown.map(({ y }) => y));
    const perMetre = (HEIGHT / 2 - top) / (routeInMetres(whole.track)!.height / 2);
    const away = ({ x, y }: { x: number; y: number }) => Math.hypot(x - WIDTH / 2, y - HEIGHT / 2) / perMetre;
    // The line is some pixels wide, and its ends are round.
    const slack = 6 / perMetre;
    expect(shown.filter((at) => away(at) < RADIUS - slack).length).toBeGreaterThan(60);
    expect(cut.filter((at) => away(at) < RADIUS - slack)).toEqual([]);
    expect(cut.some((at) => away(at) < RADIUS + slack)).toBe(true);
    const outside = (lit: { x: number; y: number }[]) => lit.filter((at) => away(at) > RADIUS + slack).length;
    expect(outside(cut) / outside(shown)).toBeCloseTo(1, 1);
  });
});

const VIDEOS = new URL("../../../shared/data/video/", import.meta.url);
const isThere = existsSync(VIDEOS);
if (!isThere) console.warn(`skipped: the shared sample videos are not at ${VIDEOS.pathname}`);

describe.skipIf(!isThere)("A film made of a recording that says where it was made", () => {
  it.each([
    ["gopro_hero7_walk_gps.mp4", "+33.1268-117.3274"],
    ["dolby_vision_rot90.MOV", "+51.5334-000.1255"],
    ["hevc_hlg_1080p_0.3s.mp4", "+51.5335-000.1261"],
    ["phone_vfr_rot180.mp4", "+54.1843-002.7189"],
  ])("says it no more: %s", async (name, place) => {
    const input = new URL(name, VIDEOS).pathname;
    expect((await readFile(input)).includes(place)).toBe(true);
    await using folder = await scratchFolder();
    const made = await renderFixture({
      ...{ input, workDir: folder.path, layout: { ...MAP, gauges: [] }, sampler: await fixtureRide() },
      sync: { start: RIDE_START, offset: 5, rate: 1 },
      clip: { in: 0, out: 0.1 },
      output: { preset: "ultrafast", renditions: ["480p"] },
      poster: true,
    });
    const ask = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", made.path];
    const { stdout } = await run(ask);
    const { streams, format } = JSON.parse(stdout) as Probed;
    expect(streams.every(({ codec_type }) => codec_type === "video" || codec_type === "audio")).toBe(true);
    const tags = [format, ...streams].flatMap((part) => Object.keys(part.tags ?? {}));
    expect(tags.filter((tag) => !HARMLESS.has(tag))).toEqual([]);
    for (const path of [made.path, made.poster!.path]) {
      const bytes = await readFile(path);
      const found = [place, place.slice(0, 8), "ISO6709", "gpmd", "GPS5", "Exif", "\xa9xyz", "loci"].filter((text) =>
        bytes.includes(Buffer.from(text, "latin1")),
      );
      expect(found, path).toEqual([]);
    }
  });
});

type Probed = {
  streams: { codec_type: string; tags?: Record<string, string> }[];
  format: { tags?: Record<string, string> };
};

/** What ffmpeg itself writes into an MP4. */
const HARMLESS = new Set([
  ...["major_brand", "minor_version", "compatible_brands", "encoder", "handler_name", "vendor_id", "language"],
]);
