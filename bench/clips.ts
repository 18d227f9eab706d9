import { access, mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

/** Where sources and results lie. Sources are made once. */
export const FOLDER = join(".data", "bench");
export const FPS = 30;

/**
 * What cameras might record, 30 frames a second with sound and a key frame every two seconds. Easy: little to decode
 * and to encode. Hard: detail and noise everywhere at an action camera's rate.
 */
const PICTURES = {
  easy: { source: "testsrc2=s=1920x1080", bitrate: "8M" },
  hard: { source: "mandelbrot=s=1920x1080:maxiter=400,noise=alls=12:allf=t", bitrate: "16M" },
  "2160p": { source: "mandelbrot=s=3840x2160:maxiter=400,noise=alls=12:allf=t", bitrate: "50M" },
} as const;

export type Picture = keyof typeof PICTURES;

/** A clip of that kind and length (seconds). */
export async function makeClip(picture: Picture, length: number): Promise<string> {
  const { source, bitrate } = PICTURES[picture];
  return once(`${picture}-${length}s.mp4`, (path) => {
    const [generator, ...filters] = source.split(",");
    const video = [`${generator}:r=${FPS}`, ...filters].join(",");
    const rate = ["-b:v", bitrate, "-minrate", bitrate, "-maxrate", bitrate, "-bufsize", bitrate];
    return [
      ...["-f", "lavfi", "-i", video, "-f", "lavfi", "-i", "sine=440:r=48000", "-t", String(length)],
      ...["-c:v", "libx264", "-preset", "fast", "-g", String(2 * FPS), "-pix_fmt", "yuv420p", ...rate],
      ...["-c:a", "aac", "-f", "mp4", path],
    ];
  });
}

export type Container = "mp4" | "mp4-faststart" | "mkv";

/** A clip repeated without a gap to a long film, in containers that keep their index at the end, in front, at the end. */
export async function makeFilm(clip: string, times: number, container: Container): Promise<string> {
  return once(`film-${times}x.${container.replace("mp4-", "")}`, (path) => [
    ...["-stream_loop", String(times - 1), "-i", clip, "-map", "0", "-c", "copy"],
    ...(container === "mp4-faststart" ? ["-movflags", "+faststart"] : []),
    ...["-f", container === "mkv" ? "matroska" : "mp4", path],
  ]);
}

/** Makes a file unless it is there; a run that is broken off leaves none. */
async function once(name: string, args: (path: string) => string[]): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, name);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return path;
  process.stderr.write(`Making ${path}, once …\n`);
  const partial = `${path}.part`;
  await execa("ffmpeg", ["-v", "error", "-y", ...args(partial)], { stdin: "ignore" });
  await rename(partial, path);
  return path;
}
