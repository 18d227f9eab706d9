/**
 * Contact sheets of the overlay, to be looked at: every layout in every shape over bright, dark and busy pictures, and
 * every gauge by itself. `npm run gallery -- [--out FOLDER] [--track FILE] [--at SHARE_OF_RIDE] [--layout NAME]…
 * [--film FILE]… [--whole]`; `--whole` also saves every picture at its full size.
 */
import { createReadStream, existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { GAUGES } from "../lib/domain/overlay/gauges/registry.ts";
import { GAUGE_NAMES, type GaugeName, type Layout } from "../lib/domain/overlay/layout.ts";
import { findLayout, layoutLabel, OFFERED_LAYOUTS } from "../lib/domain/overlay/layouts/layouts.ts";
import { rideClimbs } from "../lib/domain/overlay/ride-climbs.ts";
import { BROADCAST } from "../lib/domain/overlay/theme.ts";
import { createSampler } from "../lib/domain/track/create-sampler.ts";
import { readTrack } from "../lib/domain/track/read-track.ts";
import type { TrackSampler } from "../lib/domain/track/sampler.ts";
import { type Backdrop, filmBackdrop, PAINTED } from "./gallery/backdrops.ts";
import { type ShownRide, scenePicture } from "./gallery/scene-picture.ts";
import { contactSheet, type Shown, savePicture } from "./gallery/sheet.ts";
import { writeGpx } from "./sample-ride/gpx.ts";

const SHAPES = { "16:9": [1920, 1080], "9:16": [1080, 1920], "1:1": [1080, 1080], "4:5": [1080, 1350] } as const;
const UPRIGHT = ["9:16", "1:1", "4:5"] as const;
const SHARED = resolve(import.meta.dirname, "../../shared/data");

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: ".data/gallery" },
      track: { type: "string" },
      at: { type: "string" },
      layout: { type: "string", multiple: true, default: [...OFFERED_LAYOUTS] },
      film: { type: "string", multiple: true },
      whole: { type: "boolean", default: false },
    },
  });
  const ride = await openRide(values.track, values.at === undefined ? undefined : Number(values.at));
  const films = await Promise.all((values.film ?? sharedFilms()).map(filmBackdrop));
  // Films first: of what they show, the painted pictures need not be looked at as well.
  const backdrops = [...films, ...PAINTED];
  await mkdir(values.out, { recursive: true });
  const overview: Shown[][] = [];
  for (const name of values.layout) {
    const rows = layoutRows(findLayout(name), ride, backdrops);
    await savePicture(contactSheet(layoutLabel(name), rows), join(values.out, `layout-${name}.png`));
    overview.push([rows[0]![0]!, rows[1]![0]!, rows[2]![1]!].map((shown) => ({ ...shown, caption: name })));
    if (!values.whole) continue;
    for (const { picture, caption } of rows.flat()) {
      await savePicture(picture, join(values.out, `${name} ${caption.replaceAll(":", "x")}.png`));
    }
  }
  await savePicture(contactSheet("Layouts", inTwos(overview)), join(values.out, "overview.png"));
  for (const backdrop of [PAINTED[0]!, PAINTED[1]!]) {
    await savePicture(gaugeSheet(inGear(ride), backdrop), join(values.out, `gauges-${backdrop.name}.png`));
  }
  console.log(`Contact sheets are in ${values.out}`);
}

/** The track that was asked for, else a real ride with power and heart rate where there is one, else the sample ride. */
async function openRide(file: string | undefined, share: number | undefined): Promise<ShownRide> {
  const real = join(SHARED, "fit/edge810_vector_power_1hz.fit");
  const path = file ?? (existsSync(real) ? real : undefined);
  const bytes = path === undefined ? [new TextEncoder().encode(writeGpx())] : createReadStream(path);
  const rider = { ftp: 265, maxHeartRate: 188, weight: 68 };
  const sampler = createSampler(await readTrack(bytes), rider);
  return { sampler, moment: share === undefined ? onClimb(sampler) : (sampler.end - sampler.start) * share };
}

/** Two thirds up the longest climb, where there is most to see; without one, somewhere on the way or in the workout. */
function onClimb(sampler: TrackSampler): number {
  if (!(sampler.totalDistance > 0)) return (sampler.end - sampler.start) * 0.4;
  const [longest] = [...rideClimbs(sampler)].sort((a, b) => b.end - b.start - (a.end - a.start));
  const metres = longest ? longest.start + (longest.end - longest.start) * 0.66 : sampler.totalDistance * 0.4;
  const index = sampler.distance.findIndex((distance) => distance >= metres);
  return sampler.track.time[Math.max(0, index)]! - sampler.start;
}

function sharedFilms(): string[] {
  const names = ["dashcam_highway_960x540.mp4", "gopro_hero7_walk_gps.mp4", "phone_street_portrait_hevc_vfr.mp4"];
  return names.map((name) => join(SHARED, "video", name)).filter((file) => existsSync(file));
}

/** Wide pictures over every kind of footage, then each upright shape over two. */
function layoutRows(layout: Layout, ride: ShownRide, backdrops: readonly Backdrop[]): Shown[][] {
  const show = (shape: keyof typeof SHAPES, backdrop: Backdrop): Shown => ({
    picture: scenePicture(layout, ride, backdrop, SHAPES[shape]),
    caption: `${shape} ${backdrop.name}`,
  });
  const wide = backdrops.slice(0, 6).map((backdrop) => show("16:9", backdrop));
  const upright = UPRIGHT.flatMap((shape, index) =>
    [0, 2].map((step) => show(shape, backdrops[(index + step + 1) % backdrops.length]!)),
  );
  return [wide.slice(0, 3), wide.slice(3), upright];
}

const inTwos = (rows: readonly Shown[][]): Shown[][] =>
  Array.from({ length: Math.ceil(rows.length / 2) }, (_, i) => rows.slice(i * 2, i * 2 + 2).flat());

/** Electronic shifting is rare: a ride without it gets one gear, so that its gauge can be looked at. */
function inGear({ sampler, moment }: ShownRide): ShownRide {
  const { track, rider } = sampler;
  const teeth = (count: number) => new Float64Array(track.time.length).fill(count);
  const channels = { gearFront: teeth(50), gearRear: teeth(17), ...track.channels };
  return { sampler: createSampler({ ...track, channels }, rider), moment };
}

/** Every gauge alone, in a cell of its own. */
function gaugeSheet(ride: ShownRide, backdrop: Backdrop) {
  const cells = GAUGE_NAMES.filter((name) => name !== "readback").map((gauge) => ({
    picture: scenePicture(alone(gauge), ride, backdrop, [560, 320]),
    caption: gauge,
  }));
  const rows = Array.from({ length: Math.ceil(cells.length / 5) }, (_, row) => cells.slice(row * 5, row * 5 + 5));
  return contactSheet(`Gauges on ${backdrop.name}`, rows);
}

function alone(gauge: GaugeName): Layout {
  const height = Math.min(84, 160 / GAUGES[gauge].aspect);
  return { name: gauge, theme: BROADCAST, gauges: [{ id: gauge, gauge, anchor: "centre", x: 0, y: 0, height }] };
}

await main();
