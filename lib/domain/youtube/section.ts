import type { VideoFacts } from "#lib/domain/render/video-facts";

/** A span of the whole video's time, seconds. */
export type Span = { readonly start: number; readonly end: number };

/** Seconds of a clip that are fetched at most. */
export const LONGEST_FETCHED = 3600;
/** Seconds around a clip that are fetched with it: a clip that is moved a little needs no further fetch. */
const MARGIN = 5;
/** Seconds by which what YouTube's player says of a length and the picture itself may differ. */
const ROUNDED = 1.5;

/** The part of a video that is fetched for a clip, in whole seconds. Its end may lie behind the video's. */
export function sectionFor(clip: { readonly in: number; readonly out: number }): Span {
  return { start: Math.max(0, Math.floor(clip.in) - MARGIN), end: Math.ceil(clip.out) + MARGIN };
}

/**
 * What a file is that holds a part of a video, told in the whole video's time: its frames keep the times that they have
 * there. Frame grid, sync and clip of an order hold for it as they are, at any rate, so what is rendered from it is
 * what the whole video would give; only where a frame lies in the file differs, and that is `startTime`.
 * @param firstFrame The video time of the file's first frame, seconds, as the whole video's container has it.
 */
export function placeSection(facts: VideoFacts, firstFrame: number): VideoFacts {
  const { audio } = facts;
  return {
    ...facts,
    startTime: facts.startTime - firstFrame,
    duration: facts.duration + firstFrame,
    ...(audio && {
      audio: {
        ...audio,
        ...(audio.start !== undefined && { start: audio.start + firstFrame }),
        ...(audio.end !== undefined && { end: audio.end + firstFrame }),
      },
    }),
  };
}

/** Whether a fetch was cut short: `facts` of the placed section end before both what was asked for and the video. */
export function isCutShort(facts: VideoFacts, asked: Span, videoDuration: number): boolean {
  return facts.duration < Math.min(asked.end, videoDuration) - ROUNDED;
}

/**
 * A clip of an order that was placed by the length that YouTube's player told, within the picture that there is: it may
 * end up to `ROUNDED` seconds sooner.
 */
export function clipWithin(clip: { in: number; out: number }, { duration }: VideoFacts): { in: number; out: number } {
  return clip.out > duration && clip.out <= duration + ROUNDED ? { ...clip, out: duration } : clip;
}
