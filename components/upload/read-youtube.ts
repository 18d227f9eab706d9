/// <reference types="youtube" />
import { AppError } from "#lib/domain/errors";
import { uploadYoutubeText } from "../en/upload-youtube.ts";

export type YoutubeReading = {
  /** Seconds. */
  readonly duration: number;
  /** Empty where its player does not know it. */
  readonly name: string;
};

const LOOK_EVERY = 200;
/** Milliseconds after which it is played, without sound, since some players know the duration only then; */
const PLAY_AFTER = 1500;
/** and after which it is given up. */
const PATIENCE = 30_000;

/** What YouTube's player, which is ready, knows of its video. Throws AppError `invalid_video`, or `cancelled`. */
export async function readYoutube(player: YT.Player, signal: AbortSignal): Promise<YoutubeReading> {
  const began = performance.now();
  let played = false;
  for (;;) {
    if (signal.aborted) throw new AppError("cancelled", "another address was given");
    const duration = player.getDuration();
    if (duration > 0) {
      if (played) player.pauseVideo();
      return { duration, name: player.getVideoData().title };
    }
    const waited = performance.now() - began;
    if (waited > PATIENCE) {
      throw new AppError("invalid_video", "no duration", { userMessage: uploadYoutubeText.noDuration });
    }
    if (!played && waited > PLAY_AFTER) {
      played = true;
      player.mute();
      player.playVideo();
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}
