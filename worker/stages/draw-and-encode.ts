import { AppError } from "#lib/domain/errors";
import { SOFTWARE_ENCODER, type VideoEncoder } from "#lib/domain/render/encoders";
import { renderCommand } from "#lib/domain/render/ffmpeg-args";
import type { FilmFile, PosterFile } from "#lib/domain/render/film-outputs";
import { perSecond } from "#lib/domain/render/frame-rate";
import { PADDED_FRAMES } from "#lib/domain/render/picture-chains";
import { planDuration } from "#lib/domain/render/render-plan";
import { saysDamaged } from "#lib/domain/render/says-damaged";
import { fileUrl, saysNetworkFailed, untrustedInput } from "../media/input.ts";
import { renderLimits } from "../media/limits.ts";
import { CommandError } from "../media/run.ts";
import { writeToneCube } from "../media/tone-cube.ts";
import { createMovingAtlas } from "../moving-atlas.ts";
import { drawStillLayer, fadeStillLayer, writeStillLayer } from "../still-layer.ts";
import { type FeedSource, feedGauges } from "./feed-gauges.ts";

export type DrawAndEncodeSource = FeedSource & {
  readonly input: string;
  /** The files to write: the plan's films. */
  readonly films: readonly FilmFile[];
  readonly poster: PosterFile | undefined;
  readonly encoder: VideoEncoder;
};

/**
 * Draws the gauges of every frame into ffmpeg's standard input while it reads, overlays and encodes.
 * `isDamaged` when the decoder could not make out all of the picture.
 * Throws AppError `invalid_video` when the picture ends before the clip does, `unavailable` when storage fails.
 */
export async function drawAndEncode(source: DrawAndEncodeSource): Promise<{ readonly isDamaged: boolean }> {
  const { plan, films, poster, encoder } = source;
  const { still, moving } = await prepareGauges(source);
  const command = renderCommand({
    plan,
    input: untrustedInput(source.input),
    still: still && { ...still, url: fileUrl(still.path) },
    moving: moving.layout,
    ...{ films, poster, encoder },
  });
  await writeToneCube(plan.picture, source.workDir);
  const limits = renderLimits(plan, encoder === SOFTWARE_ENCODER);
  const { stderr, encoded } = await feedGauges(command, moving, { ...source, limits }).catch((error: unknown) => {
    throw error instanceof CommandError ? explainFailure(error, source.input) : error;
  });
  if (encoded < plan.frames) throw explainShortPicture(encoded, stderr, source);
  return { isDamaged: saysDamaged(stderr, plan.facts.videoStream) };
}

/** On its own, so that nothing holds the whole still layer while ffmpeg runs: 33 MB at 2160p. */
async function prepareGauges({ plan, scene, workDir }: DrawAndEncodeSource) {
  const { color } = plan.picture;
  const canvas = drawStillLayer(scene);
  const moving = createMovingAtlas(scene, canvas, color);
  const tiles = moving.layout.tiles.map(({ to }) => to);
  return { moving, still: await writeStillLayer(fadeStillLayer(canvas, scene), tiles, color, workDir) };
}

function explainFailure(error: CommandError, input: string): AppError {
  if (saysNetworkFailed(input, error.stderr)) return new AppError("unavailable", error.message, { cause: error });
  if (!/Invalid data found when processing input|moov atom not found/.test(error.stderr)) {
    return new AppError("internal", error.message, { cause: error });
  }
  return new AppError("invalid_video", error.message, {
    userMessage: "The video is damaged and cannot be read here. Copy it from the camera again.",
    cause: error,
  });
}

/** A file that was cut short still states its full length: it shows only when its frames run out. */
function explainShortPicture(encoded: number, stderr: string, { input, plan }: DrawAndEncodeSource): AppError {
  if (saysNetworkFailed(input, stderr)) return new AppError("unavailable", `storage failed while reading: ${stderr}`);
  const read = Math.max(0, encoded - PADDED_FRAMES);
  const end = plan.in + read / perSecond(plan.frameRate);
  return new AppError("invalid_video", `${read} of ${plan.frames} frames could be read`, {
    userMessage:
      `Only ${read} of the clip's ${plan.frames} frames could be read: the picture ends at ${end.toFixed(2)} s, though the ` +
      `file says that it goes on to ${(plan.in + planDuration(plan)).toFixed(2)} s. It is cut short or damaged: ` +
      `${read > 0 ? "choose a clip that ends earlier, or copy" : "copy"} the file from the camera again.`,
    details: { framesRead: read, frames: plan.frames },
  });
}
