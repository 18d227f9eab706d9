import { rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError, toAppError } from "#lib/domain/errors";
import type { Scene } from "#lib/domain/overlay/scene";
import { SOFTWARE_ENCODER, type VideoEncoder } from "#lib/domain/render/encoders";
import type { PlannedFilm, Size } from "#lib/domain/render/framing";
import type { FilmSize } from "#lib/domain/render/output";
import { ALPHA_FORMATS } from "#lib/domain/render/overlay-args";
import { posterSize } from "#lib/domain/render/poster-args";
import { frameTime, type RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { fileUrl } from "../media/input.ts";
import { CommandError } from "../media/run.ts";
import { drawAndEncode } from "./draw-and-encode.ts";
import { drawOverlay } from "./draw-overlay.ts";
import { makeOverlayPoster } from "./overlay-poster.ts";
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

type RenderedFile = {
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
  const poster = source.poster ? { ...posterSize(plan), path: join(workDir, "render-poster.jpg") } : undefined;
  const targets = plan.films.map((film) => targetOf(film, plan, workDir));
  const attempt = (chosen: VideoEncoder) => drawAndCheck({ ...source, targets, poster, encoder: chosen });
  try {
    return await attempt(encoder).catch((error: unknown) => {
      const isHardware = plan.output.kind === "film" && encoder !== SOFTWARE_ENCODER;
      if (!isHardware || !mayBeTheEncoder(error)) throw error;
      source.onFallback?.(error);
      return attempt(SOFTWARE_ENCODER);
    });
  } catch (error) {
    await Promise.all([...targets, poster].map((file) => file && rm(file.path, { force: true })));
    throw error;
  }
}

/**
 * An encoder that fails ends ffmpeg. Its words may be those of a broken disk (VAAPI's "Input/output error") or beside
 * words of damaged frames, so what the failure was taken for does not count; a video at fault fails again at once.
 */
function mayBeTheEncoder(error: unknown): boolean {
  const { code, cause } = toAppError(error);
  return code === "internal" || (code !== "cancelled" && cause instanceof CommandError);
}

type Target = PlannedFilm & { readonly file: Omit<RenderedFile, "facts"> };

function targetOf(film: PlannedFilm, { output }: RenderPlan, workDir: string): Target & { readonly path: string } {
  const isFilm = output.kind === "film";
  const [kind, format] = isFilm ? ([film.kind, "mp4"] as const) : (["overlay", ALPHA_FORMATS[output.alpha]] as const);
  const path = join(workDir, `render-${kind}.${format}`);
  return { ...film, path, file: { kind, format, path } };
}

type Attempt = Omit<RenderVideoSource, "poster"> & {
  readonly targets: readonly Target[];
  readonly poster: RenderedVideo["poster"];
  readonly encoder: VideoEncoder;
};

async function drawAndCheck(source: Attempt): Promise<RenderedVideo> {
  const { plan, targets, poster, signal, onProgress } = source;
  const framesTotal = plan.frames;
  onProgress?.({ stage: "preparing", framesDone: 0, framesTotal, eta: null });
  const warnings = new Set<string>();
  const { isDamaged } = await draw({ ...source, onFrames: tellFrames(source) });
  if (isDamaged) warnings.add(DAMAGED);
  onProgress?.({ stage: "checking", framesDone: framesTotal, framesTotal, eta: null });
  const files: RenderedFile[] = [];
  for (const { file, width, height } of targets) {
    const verified = await verifyResult(file.path, { plan, width, height }, signal);
    for (const warning of verified.warnings) warnings.add(warning);
    files.push({ ...file, facts: verified.facts });
  }
  const [largest, ...rest] = files;
  if (!largest) throw new AppError("internal", "a render was planned without a file");
  return { files: [largest, ...rest], poster, warnings: [...warnings] };
}

type Drawing = Attempt & { readonly onFrames: (frames: number) => void };

async function draw(source: Drawing): Promise<{ readonly isDamaged: boolean }> {
  const { plan, scene, targets, poster } = source;
  const posterFrame = Math.floor(plan.frames / 3);
  if (plan.output.kind === "overlay") {
    for (const { file } of targets) await drawOverlay({ ...source, path: file.path });
    if (poster) await makeOverlayPoster(scene, frameTime(plan, posterFrame), poster);
    return { isDamaged: false };
  }
  return drawAndEncode({
    ...source,
    films: targets.map(({ file, kind, width, height }) => ({ kind, width, height, url: fileUrl(file.path) })),
    poster: poster && { ...poster, url: fileUrl(poster.path), frame: posterFrame },
  });
}

function tellFrames({
  plan,
  onProgress,
}: Pick<RenderVideoSource, "plan" | "onProgress">): (framesDone: number) => void {
  const began = performance.now();
  const framesTotal = plan.frames;
  return (framesDone) => {
    const elapsed = (performance.now() - began) / 1000;
    const eta = framesDone < FRAMES_TO_TELL ? null : (elapsed / framesDone) * (framesTotal - framesDone);
    onProgress?.({ stage: "drawing", framesDone, framesTotal, eta });
  };
}
