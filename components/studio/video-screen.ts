import type { Screen } from "./screen.ts";

/** Browsers play faster ones too, but without sound and with frames left out. */
const SPEEDS = [0.25, 0.5, 0.75, 1, 1.5, 2, 4];
/** Seconds. Lands inside the wanted frame in spite of rounded timestamps (Matroska keeps milliseconds). */
const INTO_FRAME = 0.001;
/** Milliseconds after a seek in which its frame is told of, if the browser tells of it at all. */
const TOLD_WITHIN = 250;

/** A video element whose player time is `startTime` ahead of video time; `frame` is the nominal length of one. */
export function videoScreen(element: HTMLVideoElement, startTime: number, frame: number): Screen {
  /** Asked for before the element knew its file: it would forget it. */
  let wanted: number | undefined;

  function seek(time: number) {
    if (element.readyState < element.HAVE_METADATA) wanted = time;
    else element.currentTime = time + startTime + INTO_FRAME;
  }

  return {
    speeds: SPEEDS,
    // A pause that follows at once rejects this promise; the play and pause events tell what became of it.
    play: () => void element.play().catch(() => undefined),
    pause: () => element.pause(),
    seek,
    seeking: () => wanted !== undefined || element.seeking,
    setSpeed(speed) {
      element.playbackRate = speed;
    },
    setVolume(volume) {
      element.volume = volume;
    },
    setMuted(muted) {
      element.muted = muted;
    },
    watch({ shown, played, paused }) {
      let told = 0;
      const stopWatching = watchFrames(element, (playerTime, isClock) => {
        told++;
        if (wanted !== undefined) return;
        const time = playerTime - startTime;
        // A clock stands somewhere within its frame: stepping from there would skip one now and then.
        shown(Math.max(0, isClock ? Math.floor(time / frame) * frame : time));
      });
      function onMetadata() {
        if (wanted === undefined) return;
        const time = wanted;
        wanted = undefined;
        seek(time);
      }
      /** Browsers do not tell of a frame that they find on the screen already. */
      function onSeeked() {
        const before = told;
        const { currentTime } = element;
        setTimeout(() => {
          if (told > before || element.seeking || element.currentTime !== currentTime) return;
          shown(Math.max(0, currentTime - startTime - INTO_FRAME));
        }, TOLD_WITHIN);
      }
      const events = [
        ["play", played],
        ["pause", paused],
        ["loadedmetadata", onMetadata],
        ["seeked", onSeeked],
      ] as const;
      for (const [name, listener] of events) element.addEventListener(name, listener);
      return () => {
        stopWatching();
        for (const [name, listener] of events) element.removeEventListener(name, listener);
      };
    },
  };
}

/** Calls back with the player time of each frame shown. Without requestVideoFrameCallback: the clock, once per refresh. */
function watchFrames(video: HTMLVideoElement, shown: (playerTime: number, isClock: boolean) => void): () => void {
  let handle = 0;
  if ("requestVideoFrameCallback" in video) {
    const next = (_now: number, metadata: VideoFrameCallbackMetadata) => {
      shown(metadata.mediaTime, false);
      handle = video.requestVideoFrameCallback(next);
    };
    handle = video.requestVideoFrameCallback(next);
    return () => video.cancelVideoFrameCallback(handle);
  }
  const element: HTMLVideoElement = video;
  const next = () => {
    if (!element.seeking) shown(element.currentTime, true);
    handle = requestAnimationFrame(next);
  };
  handle = requestAnimationFrame(next);
  return () => cancelAnimationFrame(handle);
}
