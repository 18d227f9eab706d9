import { rateText, secondsText } from "#lib/domain/render/ffmpeg-text";
import type { Size } from "#lib/domain/render/framing";
import { cropAndScale, layOverFill } from "#lib/domain/render/framing-filters";
import { toSquareSdr } from "#lib/domain/render/picture-filters";
import type { RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";

/** Frames by which a picture may end early (a last frame that cannot be decoded) before the file is called cut short. */
export const PADDED_FRAMES = 2;

/**
 * From the file's frames to upright, square, even, 8-bit SDR frames of the output's size at a constant rate, exactly
 * `frames` of them. The last chain is open. ffmpeg turns the picture by its rotation tag before the first filter.
 */
export function pictureChains(plan: RenderPlan): string[] {
  const { facts, framing, picture } = plan;
  const from = uprightSize(facts);
  const framed = cropAndScale(framing, from);
  const toPlain = toSquareSdr(plan);
  const chain = [
    `[0:${facts.videoStream}]${atShownTimes(facts)}fps=fps=${rateText(plan.frameRate)}:start_time=0:round=near`,
    `tpad=stop_mode=clone:stop=${PADDED_FRAMES}`,
    `trim=end_frame=${plan.frames}`,
    // Tone mapping costs by the pixel, so what is not shown goes before it. Squaring pixels moves them all, and
    // half-pictures can be joined only while their rows are what they were.
    ...(facts.anamorphic || facts.interlaced ? [...toPlain, ...framed] : [...framed, ...toPlain]),
  ];
  return layOverFill(chain.join(","), framing, picture.color);
}

function atShownTimes({ stampedLate }: VideoFacts): string {
  return stampedLate ? `setpts=round(PTS-${secondsText(stampedLate)}/TB),` : "";
}

/** As `toSquareSdr` leaves it where pixels are not square, else as it is. */
function uprightSize({ anamorphic, width, height }: VideoFacts): Size {
  return anamorphic ? { width: width - (width % 2), height: height - (height % 2) } : { width, height };
}
