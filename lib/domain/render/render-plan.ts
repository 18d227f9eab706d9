import { AppError } from "#lib/domain/errors";
import { perSecond } from "#lib/domain/render/frame-rate";
import { type Framing, type PlannedFilm, planFilms, planFraming } from "#lib/domain/render/framing";
import { type Encoding, encodingOf, type Output, type OutputWishes, outputSchema } from "#lib/domain/render/output";
import { type ColorTags, isRgb, type Rational, type VideoFacts } from "#lib/domain/render/video-facts";
import type { ColorSpec } from "#lib/domain/render/yuva";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import { type Seconds, seconds, type UtcSeconds } from "#lib/domain/units";

export type RenderPlanSource = {
  readonly facts: VideoFacts;
  /** The whole video when left out. Seconds of video time, `[in, out)`. */
  readonly clip?: { readonly in: number; readonly out: number } | undefined;
  readonly sync: Sync;
  /** When the ride was recorded. */
  readonly ride: { readonly start: UtcSeconds; readonly end: UtcSeconds };
  readonly output: OutputWishes;
};

/** What the picture is turned into before gauges are laid on it. */
export type PicturePlan = {
  /** Where its colours come from when they become BT.709: HDR curves, or wide gamut alone. */
  readonly toSdr: "no" | "pq" | "hlg" | "wide";
  /** Stored as something else than 8-bit 4:2:0. */
  readonly toYuv420: boolean;
  /** The colours of the result; gauges are converted with the same. */
  readonly color: ColorSpec;
  /** How the result is tagged, in ffmpeg's names: as the source is; what it leaves open stays open. */
  readonly tags: ColorTags;
};

/** Everything a render does, decided before anything is read. */
export type RenderPlan = {
  readonly facts: VideoFacts;
  /** Video time of the first frame, on the frame grid. */
  readonly in: Seconds;
  readonly frames: number;
  readonly frameRate: Rational;
  /** The largest film's, which the gauges are laid out for: even, square pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** Largest first. An overlay has one, of no film but the gauges alone. */
  readonly films: readonly PlannedFilm[];
  readonly framing: Framing;
  readonly picture: PicturePlan;
  /** Absent also where sound is left out: an overlay has none. */
  readonly audio: { readonly stream: number; readonly mode: "copy" | "encode" } | undefined;
  readonly output: Output;
  readonly encoding: Encoding;
  /** For people: allowed, but perhaps not what was meant. */
  readonly warnings: readonly string[];
};

/**
 * Decides a render. Throws AppError `invalid_clip` when the clip lies beyond the video or holds no frame,
 * `invalid_request` when the video is too small for the output's shape.
 * A clip outside the ride is allowed and warned of: its gauges show `--`.
 */
export function planRender(source: RenderPlanSource): RenderPlan {
  const { facts, sync, ride } = source;
  const output = outputSchema.parse(source.output);
  const rate = perSecond(facts.frameRate);
  const { first, end } = clipFrames(facts, source.clip);
  const isOverlay = output.kind === "overlay";
  const films = planFilms(facts, output);
  const { width, height } = films[0]!;
  return {
    facts,
    in: seconds(first / rate),
    frames: end - first,
    frameRate: facts.frameRate,
    ...{ width, height, films: isOverlay ? films.slice(0, 1) : films },
    framing: planFraming(facts, output, { width, height }),
    picture: isOverlay ? PLAIN_PICTURE : planPicture(facts),
    audio: isOverlay ? undefined : planAudio(facts),
    output,
    encoding: encodingOf(output),
    warnings: syncWarnings(utcAt(sync, seconds(first / rate)), utcAt(sync, seconds(end / rate)), ride),
  };
}

/** Video time at which output frame `n` is shown: exact for rational rates. */
export function frameTime(plan: Pick<RenderPlan, "in" | "frameRate">, n: number): Seconds {
  return seconds(plan.in + (n * plan.frameRate.den) / plan.frameRate.num);
}

/** Seconds of output. */
export function planDuration(plan: Pick<RenderPlan, "frames" | "frameRate">): Seconds {
  return seconds((plan.frames * plan.frameRate.den) / plan.frameRate.num);
}

/** The clip as frame numbers `[first, end)` of the output rate's grid, counted from the start of the video. */
function clipFrames(facts: VideoFacts, clip: RenderPlanSource["clip"]): { first: number; end: number } {
  const rate = perSecond(facts.frameRate);
  const total = Math.max(1, Math.round(facts.duration * rate));
  if (!clip) return { first: 0, end: total };
  const first = Math.round(clip.in * rate);
  const end = Math.round(clip.out * rate);
  const tooShort = () =>
    new AppError("invalid_clip", `clip ${clip.in}..${clip.out} holds no frame`, {
      userMessage: `The clip must end after it begins and last at least one frame (${(1 / rate).toFixed(3)} s).`,
    });
  if (clip.in >= facts.duration) {
    throw new AppError("invalid_clip", `clip begins at ${clip.in} of ${facts.duration} s`, {
      userMessage: `The clip begins at ${clip.in} s, but the video is only ${facts.duration.toFixed(2)} s long. Choose a clip within it.`,
      details: { duration: facts.duration },
    });
  }
  if (first >= total) throw tooShort();
  // Players round the length to a frame more or less; that is no wish to go beyond it.
  if (first < 0 || end > total + 1) {
    throw new AppError("invalid_clip", `clip ${clip.in}..${clip.out} of ${facts.duration} s`, {
      userMessage: `The clip ${clip.in} s to ${clip.out} s reaches beyond the video, which is ${facts.duration.toFixed(2)} s long. Choose a clip within it.`,
      details: { duration: facts.duration },
    });
  }
  if (end <= first) throw tooShort();
  return { first, end: Math.min(end, total) };
}

/** Of an overlay, which has no picture but what is drawn. */
const PLAIN_PICTURE: PicturePlan = {
  ...{ toSdr: "no", toYuv420: false, color: { matrix: "bt709", range: "tv" } },
  tags: { matrix: "bt709", primaries: "bt709", transfer: "bt709" },
};

/** How a file's frames become 8-bit SDR ones. */
export function planPicture(facts: VideoFacts): PicturePlan {
  const { hdr, matrix } = facts.color;
  return {
    toSdr: hdr !== "none" ? hdr : matrix === "bt2020" ? "wide" : "no",
    toYuv420: !/^yuvj?420p$/.test(facts.pixelFormat),
    color: outputColor(facts),
    tags: becomesBt709(facts) ? { matrix: "bt709", primaries: "bt709", transfer: "bt709" } : (facts.color.tags ?? {}),
  };
}

/** The source's own, except that wide gamut, HDR and RGB become BT.709 video levels, which everything plays. */
function outputColor(facts: VideoFacts): ColorSpec {
  const { matrix, range } = facts.color;
  return becomesBt709(facts) || matrix === "bt2020" ? { matrix: "bt709", range: "tv" } : { matrix, range };
}

function becomesBt709({ color, pixelFormat }: VideoFacts): boolean {
  return color.hdr !== "none" || color.matrix === "bt2020" || isRgb(pixelFormat);
}

/** Codecs that all browsers play from an MP4; anything else (ac3 and alac too) becomes AAC. */
const COPIED = new Set(["aac", "mp3", "opus"]);

function planAudio({ audio }: VideoFacts): RenderPlan["audio"] {
  return audio && { stream: audio.stream, mode: COPIED.has(audio.codec) ? "copy" : "encode" };
}

/** Seconds: files cut to each other's length differ by a sample or a frame. */
const WORTH_A_WORD = 0.5;

function syncWarnings(from: UtcSeconds, to: UtcSeconds, ride: RenderPlanSource["ride"]): string[] {
  if (to <= ride.start || from >= ride.end) {
    const side = to <= ride.start ? "before the ride begins" : "after the ride has ended";
    const gap = to <= ride.start ? ride.start - to : from - ride.end;
    return [`The whole clip lies ${side} (by ${lengthText(gap)}), so the gauges show "--". Check the sync.`];
  }
  const warnings: string[] = [];
  if (ride.start - from > WORTH_A_WORD)
    warnings.push(`The first ${lengthText(ride.start - from)} of the clip lie before the ride.`);
  if (to - ride.end > WORTH_A_WORD)
    warnings.push(`The last ${lengthText(to - ride.end)} of the clip lie after the ride.`);
  return warnings.map((text) => `${text} The gauges show "--" there.`);
}

function lengthText(length: number): string {
  if (length < 90) return `${length.toFixed(1)} s`;
  if (length < 5400) return `${Math.round(length / 60)} min`;
  if (length < 172_800) return `${Math.round(length / 3600)} h`;
  return `${Math.round(length / 86_400)} days`;
}
