import { createHash, randomBytes } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import cliProgress from "cli-progress";
import type { UtcSeconds } from "#lib/domain/units";
import { parseCliArgs, runCli } from "./cli.ts";
import { makeFilm } from "./sample-ride/film/make-film.ts";
import { writeGpx } from "./sample-ride/gpx.ts";
import { VIDEO_START } from "./sample-ride/truth.ts";

/** Raise it when the picture or the sound changes; changes of the ride are noticed by themselves. */
const PICTURE_VERSION = 1;

export type SampleRide = {
  /** Path of 30 s of 1080p30 with sound. */
  readonly video: string;
  /** Path of the GPX of the whole ten minutes. */
  readonly track: string;
  /** The moment of the video's first frame; the file's own clock (`creation_time`) says the same. */
  readonly videoStart: UtcSeconds;
};

/**
 * The sample ride's files in `directory`, made on first use and kept: a made-up ride whose video is drawn from the
 * very motion that the track records, so that anyone can see whether they are in sync. Both files appear at once;
 * several processes may ask at the same time.
 * Throws `invalid_request` when ffmpeg is missing, `cancelled` when the signal fires.
 */
export async function ensureSampleRide(
  directory: string,
  options: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<SampleRide> {
  const gpx = writeGpx();
  const version = createHash("sha256").update(`${PICTURE_VERSION}\n${gpx}`).digest("hex").slice(0, 12);
  const folder = resolve(directory, `sample-ride-${version}`);
  const ride = {
    video: join(folder, "sample-ride.mp4"),
    track: join(folder, "sample-ride.gpx"),
    videoStart: VIDEO_START,
  };
  if (await exists(folder)) return ride;

  const working = resolve(directory, `.making-${randomBytes(6).toString("hex")}`);
  const finished = join(working, "finished");
  try {
    await mkdir(finished, { recursive: true });
    await writeFile(join(finished, "sample-ride.gpx"), gpx);
    await makeFilm(working, join(finished, "sample-ride.mp4"), options);
    await rename(finished, folder).catch(async (error: unknown) => {
      // Another process was first: its files are the same.
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(working, { recursive: true, force: true });
  }
  return ride;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const USAGE = `npm run sample -- [--output DIR]

Makes the sample ride, a video and its GPX track, and prints the two paths. Made once, then kept.
  --output   folder for the files (default: "sample" in DATA_DIR, where the studio finds it)`;

if (import.meta.main) {
  await runCli(async (args, signal) => {
    const { values } = parseCliArgs({ args, options: { output: { type: "string" } } });
    const folder = values.output ?? join(process.env.DATA_DIR || ".data", "sample");
    const bar = new cliProgress.SingleBar(
      { format: "  {bar} {percentage}%", stream: process.stderr, hideCursor: true },
      cliProgress.Presets.shades_classic,
    );
    let shown = false;
    const onProgress = (share: number) => {
      if (!shown) bar.start(1, 0);
      shown = true;
      bar.update(share);
    };
    try {
      const ride = await ensureSampleRide(folder, { signal, onProgress });
      if (shown) bar.stop();
      process.stdout.write(`${ride.video}\n${ride.track}\n`);
    } finally {
      if (shown) bar.stop();
    }
  }, USAGE);
}
