import { mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { findLayout } from "#lib/domain/overlay/layouts/layouts";
import { planRender } from "#lib/domain/render/render-plan";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { probeVideo } from "../worker/media/ffprobe.ts";
import { makePoster } from "../worker/stages/make-poster.ts";
import { renderVideo } from "../worker/stages/render-video.ts";
import { fixtureGpx, RIDE_START } from "../worker/testing/fixture-ride.ts";
import { type Container, FOLDER, makeClip, makeFilm } from "./clips.ts";
import { serveFile } from "./counting-server.ts";

const CLIP_SECONDS = 60;
/** Nine times 120 MB: over 1 GB. */
const TIMES = 9;

export type RangeResult = {
  readonly container: Container;
  /** Bytes of the whole film, and of the sixty seconds in its middle that are rendered. */
  readonly filmBytes: number;
  readonly clipBytes: number;
  /** Bytes and requests that each step had from the server. */
  readonly probe: { readonly bytes: number; readonly requests: number };
  readonly poster: { readonly bytes: number; readonly requests: number };
  readonly render: { readonly bytes: number; readonly requests: number };
};

/** What is read over HTTP of a long film for a clip from its middle. It is drawn at the least effort: the reading is the same. */
export async function runRangeCase(container: Container, layout: string): Promise<RangeResult> {
  const clip = await makeClip("hard", CLIP_SECONDS);
  const film = await makeFilm(clip, TIMES, container);
  const { size: clipBytes } = await stat(clip);
  const { size: filmBytes } = await stat(film);
  await using server = await serveFile(film);
  const workDir = await mkdtemp(join(FOLDER, "range-"));
  try {
    const facts = await probeVideo(server.url);
    const probe = server.take();
    await makePoster({ input: server.url, facts, output: join(workDir, "poster.jpg") });
    const poster = server.take();
    await renderMiddle(server.url, facts, workDir, layout);
    return { container, filmBytes, clipBytes, probe, poster, render: server.take() };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function renderMiddle(
  input: string,
  facts: Awaited<ReturnType<typeof probeVideo>>,
  workDir: string,
  layout: string,
): Promise<void> {
  const from = Math.floor(TIMES / 2) * CLIP_SECONDS;
  const clip = { in: from, out: from + CLIP_SECONDS };
  const sync = { start: RIDE_START, offset: 0, rate: 1 };
  const sampler = createSampler(await readTrack([new TextEncoder().encode(fixtureGpx(600))]));
  const plan = planRender({ facts, clip, sync, ride: sampler, output: { preset: "ultrafast", crf: 40 } });
  const { width, height } = plan;
  const scene = buildScene({ layout: findLayout(layout), sampler, sync, units: METRIC, width, height, clip });
  await renderVideo({ input, plan, scene, workDir });
}
