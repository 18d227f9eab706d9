/// <reference types="youtube" />
import { toAppError } from "#lib/domain/errors";
import { playerText } from "../../en/player.ts";
import { keepKeys } from "./keep-keys.ts";
import { loadYoutubeApi } from "./load-youtube-api.ts";
import { youtubeFrame } from "./youtube-frame.ts";

type YoutubeListener = {
  readonly onState: (state: number) => void;
  readonly onRate: (rate: number) => void;
  /** The browser lets it play only when it is pressed itself. */
  readonly onBlocked: () => void;
};
export type YoutubeProblem = {
  /** In plain words. */
  readonly message: string;
  /** It may be gone when it is tried again. */
  readonly mayPass: boolean;
};

/**
 * Puts YouTube's player of a video into a place. `onReady` gets it when its functions work, which is not at once;
 * the returned function takes it away again.
 */
export function openYoutube(
  place: HTMLElement,
  { videoId, title }: { videoId: string; title: string },
  onReady: (player: YT.Player) => YoutubeListener,
  onProblem: (problem: YoutubeProblem) => void,
): () => void {
  let closed = false;
  let player: YT.Player | undefined;
  let listener: YoutubeListener | undefined;
  let giveKeysBack: (() => void) | undefined;

  function open(api: typeof YT) {
    if (closed) return;
    const frame = youtubeFrame(videoId, title);
    place.replaceChildren(frame);
    giveKeysBack = keepKeys(frame);
    player = new api.Player(frame, {
      events: {
        onReady: ({ target }) => {
          if (!closed) listener = onReady(target);
        },
        onStateChange: ({ data }) => listener?.onState(data),
        onPlaybackRateChange: ({ data }) => listener?.onRate(data),
        onAutoplayBlocked: () => listener?.onBlocked(),
        onError: ({ data }) => onProblem({ message: playerText.youtube.problem(data), mayPass: false }),
      },
    });
  }
  loadYoutubeApi().then(open, (error) => {
    if (!closed) onProblem({ message: toAppError(error).userMessage, mayPass: true });
  });

  return () => {
    closed = true;
    listener = undefined;
    giveKeysBack?.();
    player?.destroy();
    place.replaceChildren();
  };
}
