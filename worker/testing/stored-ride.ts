import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gps5Payload } from "#lib/domain/camera/testing/gpmf-payload";
import { withTelemetry } from "#lib/domain/camera/testing/telemetry-mp4";
import { type OutputWishes, outputSchema } from "#lib/domain/render/output";
import { createProject, updateProject } from "#lib/server/projects";
import { createRender } from "#lib/server/renders";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";
import { probeVideo } from "../media/ffprobe.ts";
import { run } from "../media/run.ts";

const START = Date.UTC(2024, 5, 1, 8) / 1000;

/** A real film of `length` seconds with sound, at a temporary path of its own. */
export async function makeFilm(length: number, size = "640x360"): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(join(tmpdir(), "sportssync-film-"));
  const path = join(folder, "film.mp4");
  await run([
    ...["ffmpeg", "-y", "-loglevel", "error"],
    ...["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=30:duration=${length}`],
    ...["-f", "lavfi", "-i", `sine=frequency=440:duration=${length}`],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", path],
  ]);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** The film as a camera with GPS records it: a telemetry track of two seconds that begin at `start`, straight north. */
export async function makeCameraFilm(filmPath: string, start: number): Promise<Uint8Array> {
  const points = (k: number) =>
    Array.from({ length: 18 }, (_, i) => {
      const place = 18 * k + i;
      return { latitude: 48 + place * 3e-6, longitude: 11.5, elevation: 500, speed: 6 };
    });
  const payloads = [0, 1].map((k) => gps5Payload({ utc: start + 1.001 * k, points: points(k) }));
  return withTelemetry(await readFile(filmPath), payloads);
}

/** A GPX of ten minutes with heart rate. */
function gpx(): string {
  const points = Array.from({ length: 600 }, (_, i) => {
    const time = new Date((START + i) * 1000).toISOString();
    const heartRate = `<extensions><hr>${120 + (i % 40)}</hr></extensions>`;
    return `<trkpt lat="${48 + i * 5e-5}" lon="11.5"><ele>${500 + i / 10}</ele><time>${time}</time>${heartRate}</trkpt>`;
  });
  return `<gpx version="1.1" creator="test"><trk><trkseg>${points.join("")}</trkseg></trk></gpx>`;
}

/** Stores a file under a key, as an upload would have. */
export async function store(key: string, content: string | Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sportssync-store-"));
  const path = join(folder, "file");
  try {
    await writeFile(path, content);
    await storage().putFile(key, path, "application/octet-stream");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A stored film and track, lined up in a project. */
export async function storedProject(ownerId: string, filmPath: string, track = gpx()): Promise<string> {
  const videoId = await insertVideo(ownerId, await probeVideo(filmPath));
  await storage().putFile(storageKeys.video(videoId), filmPath, "video/mp4");
  const trackId = await insertTrack(ownerId);
  await store(storageKeys.track(trackId), track);
  const made = await createProject(ownerId, { title: "Test ride", videoIds: [videoId], trackId });
  const { id, version } = made;
  await updateProject(ownerId, id, { version, document: linedUp(made, { start: START, offset: 60, rate: 1 }) });
  return id;
}

/** Orders the whole film; a slow preset gives a test the time to interfere. */
export async function order(
  ownerId: string,
  projectId: string,
  length: number,
  wishes: OutputWishes = { preset: "ultrafast" },
) {
  const output = outputSchema.parse({ crf: 30, ...wishes });
  const render = await createRender(ownerId, { projectId, clip: { in: 0, out: length }, output });
  return render.id;
}

/** The keys that storage holds under a prefix. */
export async function keysUnder(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage().list(prefix)) keys.push(key);
  return keys;
}
