import type { VideoFacts } from "#lib/domain/render/video-facts";
import type { YoutubeAddress } from "#lib/domain/youtube/parse-youtube-url";

/** The container of what has no file here: facts with it are nominal. */
const CONTAINER = "youtube";
/** Of 1080p there, about 4 Mbit/s. */
const BYTES_PER_SECOND = 500_000;

/**
 * What is taken to be true of a video that stays at YouTube. Its player tells the duration (seconds) and nothing else:
 * the rate is that of most cameras, the shape that of the player. Nothing is measured from a file until
 * a clip is fetched to be rendered.
 */
export function youtubeFacts({ isShort }: Pick<YoutubeAddress, "isShort">, duration: number): VideoFacts {
  return {
    container: CONTAINER,
    duration,
    startTime: 0,
    frameRate: { num: 30, den: 1 },
    variableFrameRate: false,
    ...(isShort ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 }),
    rotation: 0,
    anamorphic: false,
    codec: "unknown",
    pixelFormat: "yuv420p",
    color: { range: "tv", matrix: "bt709", hdr: "none" },
    videoStream: 0,
    // There is no file here; what is fetched of it is about that large, which the estimate of a film goes by.
    size: Math.max(1, Math.round(BYTES_PER_SECOND * duration)),
  };
}
