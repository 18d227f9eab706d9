import { rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError, toAppError } from "#lib/domain/errors";
import type { Scene } from "#lib/domain/overlay/scene";
import { SOFTWARE_ENCODER, type VideoEncoder } from "#lib/domain/render/encoders";
import type { Size } from "#lib/domain/render/framing";
import type { FilmSize } from "#lib/domain/render/output";
import { posterSize } from "#lib/domain/render/poster-args";
import type { RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { fileUrl } from "../media/input.ts";
import { drawAndEncode } from "./draw-and-encode.ts";
import { verifyResult } from "./verify-result.ts";

export type RenderVideoProgress = {
  readonly stage: "preparing" | "drawing" | "checking";
  readonly framesDone: number;
  readonly framesTotal: number;
  /** Seconds left, once enough frames are done to tell. */
  readonly eta: number | null;
};

export type RenderVideoSource = {
  /** A path or a presigned URL; only the clip is read. */
  readonly input: string;
  readonly plan: RenderPlan;
  /** Built for `plan.width` × `plan.height`. */
  readonly scene: Scene;
  /** A folder of this render's own, on the disk where the result is to be moved from. */
  readonly workDir: string;
  /** Makes a still picture too. */
  readonly poster?: boolean;
  /** libx264 when left out. */
  readonly encoder?: VideoEncoder | undefined;
  /** Told when a hardware encoder failed, before libx264 does it all again. */
  readonly onFallback?: ((error: unknown) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RenderVideoProgress) => void) | undefined;
};

export type RenderedFile = {
  readonly kind: FilmSize | "overlay";
  readonly format: "mp4" | "mov" | "webm";
  readonly path: string;
  readonly facts: VideoFacts;
};

export type RenderedVideo = {
  /** Every file that was planned, the largest first. */
  readonly files: readonly [RenderedFile, ...RenderedFile[]];
  readonly poster: (Size & { readonly path: string }) | undefined;
  /** For people: what is not as they may expect, though the files are good. */
  readonly warnings: readonly string[];
};

const DAMAGED =
  "Parts of the picture are damaged in the video itself and may look torn or frozen. " +
  "If the camera still has the video, copy it again.";

/** Before that many frames the encoder's look-ahead makes guesses of the time left worthless. */
const FRAMES_TO_TELL = 60;

/**
 * The render core: draws, composites and encodes everything in one run, then reopens the files and checks each.
 * They lie in `workDir` and are the caller's to publish; a render that fails leaves none.
 * Throws AppError: `cancelled`, `invalid_video`, `unavailable`, `internal`.
 */
export async function renderVideo(source: RenderVideoSource): Promise<RenderedVideo> {
  const { plan, workDir, encoder = SOFTWARE_ENCODER } = source;
  const films = plan.films.map((film) => ({ ...film, path: join(workDir, `render-${film.kind}.mp4`) }));
  const poster = source.poster ? { ...posterSize(plan), path: join(workDir, "render-poster.jpg") } : undefined;
  try {
    const attempt = (chosen: VideoEncoder) => encodeAndCheck(source, films, poster, chosen);
    return await attempt(encoder).catch((error: unknown) => {
      if (encoder === SOFTWARE_ENCODER || toAppError(error).code !== "internal") throw error;
      source.onFallback?.(error);
      return attempt(SOFTWARE_ENCODER);
    });
  } catch (error) {
    const paths = [...films.map(({ path }) => path), ...(poster ? [poster.path] : [])];
    await Promise.all(paths.map((path) => rm(path, { force: true })));
    throw error;
  }
}

type Film = RenderPlan["films"][number] & { readonly path: string };

async function encodeAndCheck(
  source: RenderVideoSource,
  films: readonly Film[],
  poster: RenderedVideo["poster"],
  encoder: VideoEncoder,
): Promise<RenderedVideo> {
  const { plan, signal, onProgress } = source;
  const framesTotal = plan.frames;
  onProgress?.({ stage: "preparing", framesDone: 0, framesTotal, eta: null });
  const began = performance.now();
  const { isDamaged } = await drawAndEncode({
    ...source,
    encoder,
    films: films.map(({ path, ...film }) => ({ ...film, url: fileUrl(path) })),
    poster: poster && { ...poster, url: fileUrl(poster.path), frame: Math.floor(framesTotal / 3) },
    onFrames: (framesDone) => {
      const elapsed = (performance.now() - began) / 1000;
      const eta = framesDone < FRAMES_TO_TELL ? null : (elapsed / framesDone) * (framesTotal - framesDone);
      onProgress?.({ stage: "drawing", framesDone, framesTotal, eta });
    },
  });
  onProgress?.({ stage: "checking", framesDone: framesTotal, framesTotal, eta: null });
  const files: RenderedFile[] = [];
  const warnings = new Set(isDamaged ? [DAMAGED] : []);
  for (const { kind, path, width, height } of films) {
    const verified = await verifyResult(path, { plan, width, height }, signal);
    for (const warning of verified.warnings) warnings.add(warning);
    files.push({ kind, format: "mp4", path, facts: verified.facts });
  }
  const [largest, ...rest] = files;
  if (!largest) throw new AppError("internal", "a render was planned without a file");
  return { files: [largest, ...rest], poster, warnings: [...warnings] };
}
