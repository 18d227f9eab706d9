import { perSecond } from "#lib/domain/render/frame-rate";
import { planFilms, type Size } from "#lib/domain/render/framing";
import { encodingOf, type Output, type Preset } from "#lib/domain/render/output";
import type { RenderPace } from "#lib/domain/render/render-pace";
import { type EstimatedRender, estimatedFrames, megapixels, renderWork } from "#lib/domain/render/render-work";

/** From the least to the most that is likely, and what is likeliest. */
export type Range = { readonly low: number; readonly usual: number; readonly high: number };

/** What is known of an installation: how quickly it is, and how much work waits ahead. Seconds. */
type Outlook = { readonly pace: RenderPace; readonly ahead: { readonly work: number } };

/** Seconds until a render that is ordered now is done, and how much of them it waits. */
export function estimateTime(render: EstimatedRender, { pace, ahead }: Outlook): { total: Range; waiting: Range } {
  return { waiting: atPace(ahead.work, pace), total: atPace(ahead.work + renderWork(render), pace) };
}

function atPace(work: number, { low, usual, high }: RenderPace): Range {
  return { low: work * low, usual: work * usual, high: work * high };
}

/** How finished films compare with `usualSize`: their ratio, and by what factor the next one may differ from it. */
type SizeRatio = { readonly ratio: number; readonly within: number };

/** A still camera on an empty road, or a rough trail under trees: the same quality takes this many times more or less. */
const UNKNOWN_PICTURE: SizeRatio = { ratio: 1, within: 1.9 };

/** Bytes of all files of a render. `known` is what finished renders of the same video, or of the same person, show. */
export function estimateSize(render: EstimatedRender, known: SizeRatio = UNKNOWN_PICTURE): Range {
  const usual = usualSize(render) * known.ratio;
  return { low: usual / known.within, usual, high: usual * known.within };
}

type MadeFilm = {
  /** Of the video that is to be rendered next. */ readonly isSame: boolean;
  readonly usual: number;
  readonly size: number;
};

/** What finished films tell of the next one's size: most by the same video's, something by the same camera and roads. */
export function sizeRatio(films: readonly MadeFilm[]): SizeRatio | undefined {
  const same = films.filter(({ isSame }) => isSame);
  const telling = same.length > 0 ? same : films;
  if (telling.length === 0) return undefined;
  const logs = telling.map(({ usual, size }) => Math.log(size / usual));
  const ratio = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return { ratio, within: same.length > 0 ? 1.25 : 1.6 };
}

/** Bytes that an ordinary ride takes. */
export function usualSize({ facts, clip, output }: EstimatedRender): number {
  const films = planFilms(facts, output);
  const frames = estimatedFrames({ facts, clip });
  if (output.kind === "overlay")
    return films.slice(0, 1).reduce((sum, film) => sum + overlaySize(film, output, frames), 0);
  const fps = perSecond(facts.frameRate);
  const sound = facts.audio ? (SOUND * frames) / fps : 0;
  return films.reduce(
    (sum, film) => sum + (frames * megapixels(film) * bitsOf(film, facts, output) * 1e6) / 8 + sound,
    0,
  );
}

/** Bytes of a second of sound. */
const SOUND = 20_000;
/** Bits that a pixel of a megapixel takes at 30 frames a second with CRF 23, on nine recordings of real cameras. */
const BITS = 0.095;
/** Five steps of the rate factor are half the bits; smaller pictures have finer detail, quicker frames less news. */
const PER_CRF = 2 ** (-1 / 5);
const BY_SIZE = -0.27;
const BY_RATE = -0.3;
/** What x264 spares itself to be quick costs bits. */
const BY_PRESET: Partial<Record<Preset, number>> = { ultrafast: 2, superfast: 1.5 };
/** Nothing much is added to what the source has: an almost still video stays small. */
const MOST_OF_SOURCE = 4;

function bitsOf(film: Size, facts: EstimatedRender["facts"], output: Output): number {
  const fps = perSecond(facts.frameRate);
  const { crf, preset } = encodingOf(output);
  const source = (8 * facts.size) / facts.duration / (fps * facts.width * facts.height);
  const quality = PER_CRF ** (crf - 23) * (BY_PRESET[preset] ?? 1);
  const bits = BITS * megapixels(film) ** BY_SIZE * (fps / 30) ** BY_RATE;
  return Math.min(bits, source * MOST_OF_SOURCE) * quality;
}

/** Bytes. ProRes keeps a share for every pixel; to VP9 the empty ones are next to nothing. */
function overlaySize(film: Size, { alpha }: Output, frames: number): number {
  return frames * megapixels(film) * OVERLAY_BYTES[alpha];
}

const OVERLAY_BYTES = { prores: 160_000, vp9: 450 } as const;
