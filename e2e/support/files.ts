import { execFile } from "node:child_process";
import { appendFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { TestInfo } from "@playwright/test";
import { gps5Payload } from "../../lib/domain/camera/testing/gpmf-payload.ts";
import { withTelemetry } from "../../lib/domain/camera/testing/telemetry-mp4.ts";
import { FILE_ID, fitFile, record } from "../../lib/domain/track/testing/fit-file.ts";

const exec = promisify(execFile);

/** When the test ride begins. */
const RIDE_START = Date.parse("2026-05-06T10:00:00Z");

/** Where this test may write. */
async function place(info: TestInfo, name: string): Promise<string> {
  const folder = info.outputPath("files");
  await mkdir(folder, { recursive: true });
  return join(folder, name);
}

type VideoOptions = {
  name?: string;
  seconds?: number;
  size?: string;
  codec?: readonly string[];
  /** Seconds into the test ride at which the video begins by its clock. */
  from?: number;
};

const H264 = ["libx264", "-preset", "ultrafast"];

/** A moving test picture with a tone, 30 frames a second; Debian's Chromium plays H.264 and AAC. */
export async function testVideo(info: TestInfo, options: VideoOptions = {}): Promise<string> {
  const { name = "ride.mp4", seconds = 30, size = "640x360", codec = H264, from = 20 } = options;
  const path = await place(info, name);
  const picture = ["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=30:duration=${seconds}`];
  const sound = ["-f", "lavfi", "-i", `sine=frequency=330:duration=${seconds}`];
  const coding = ["-c:v", ...codec, "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest"];
  const clock = ["-metadata", `creation_time=${new Date(RIDE_START + from * 1000).toISOString()}`];
  // `file:` keeps a name with a leading dash or a colon a name.
  await exec("ffmpeg", ["-v", "error", "-y", ...picture, ...sound, ...coding, ...clock, `file:${path}`]);
  return path;
}

/** A short test video, made `bytes` long by a box that players skip. */
export async function longVideo(info: TestInfo, bytes: number, name?: string): Promise<string> {
  const path = await testVideo(info, { seconds: 2, ...(name && { name }) });
  const { size } = await stat(path);
  const box = Buffer.alloc(bytes - size);
  box.writeUInt32BE(box.length, 0);
  box.write("free", 4);
  await appendFile(path, box);
  return path;
}

/** When the GPS of `cameraVideo` began: not what the clock of the file says. */
const GPS_START = Date.parse("2026-05-06T12:00:00Z") / 1000;

/** A test video as a camera with GPS records it: straight north at 6 m/s, 18 positions a second. */
export async function cameraVideo(info: TestInfo, options: VideoOptions = {}): Promise<string> {
  const { name = "GX010042.MP4", seconds = 30 } = options;
  const path = await testVideo(info, { ...options, name });
  const payloads = Array.from({ length: seconds }, (_, k) => {
    const points = Array.from({ length: 18 }, (_point, i) => {
      const along = 18 * k + i;
      return { latitude: 47 + along * 3e-6, longitude: 8.5, elevation: 400 + along / 20, speed: 6 };
    });
    return gps5Payload({ utc: GPS_START + k, points });
  });
  await writeFile(path, withTelemetry(await readFile(path), payloads, { duration: 1000 }));
  return path;
}

type Point = { readonly second: number; readonly time?: boolean };

function point({ second, time = true }: Point): string {
  const latitude = (47 + second * 0.00006).toFixed(6);
  const stamp = time ? `<time>${new Date(RIDE_START + second * 1000).toISOString()}</time>` : "";
  const heartRate = 120 + (second % 40);
  return (
    `<trkpt lat="${latitude}" lon="8.5"><ele>${(400 + 10 * Math.sin(second / 20)).toFixed(1)}</ele>${stamp}` +
    `<extensions><power>${180 + (second % 50)}</power><gpxtpx:TrackPointExtension><gpxtpx:hr>${heartRate}</gpxtpx:hr>` +
    "<gpxtpx:cad>85</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions></trkpt>"
  );
}

/** A minute on a trainer as a head unit writes it, compressed as services hand it out. */
export async function testFit(info: TestInfo): Promise<string> {
  const records = Array.from({ length: 61 }, (_, second) =>
    record(second, [
      [3, "uint8", 120 + (second % 40)],
      [7, "uint16", 180 + (second % 50)],
    ]),
  );
  const path = await place(info, "morning_ride.fit.gz");
  await writeFile(path, gzipSync(fitFile([FILE_ID, ...records])));
  return path;
}

/** Three minutes straight north at 24 km/h, with heart rate, power and cadence; `timed: false` makes a mere route. */
export async function testRide(info: TestInfo, options: { name?: string; timed?: boolean } = {}): Promise<string> {
  const { name = "ride.gpx", timed = true } = options;
  const points = Array.from({ length: 181 }, (_, second) => point({ second, time: timed }));
  const namespaces =
    'xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"';
  return testFile(
    info,
    name,
    `<?xml version="1.0"?><gpx version="1.1" creator="test" ${namespaces}><trk><trkseg>${points.join("")}</trkseg></trk></gpx>`,
  );
}

export async function testFile(info: TestInfo, name: string, content: string | Uint8Array): Promise<string> {
  const path = await place(info, name);
  await writeFile(path, content);
  return path;
}
