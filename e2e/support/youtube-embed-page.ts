export type EmbedOptions = {
  readonly id: string;
  readonly title: string;
  /** The number that is told in place of a film. */
  readonly error: number | undefined;
  /** The page that is talked with, and no other. */
  readonly origin: string;
};

/** The frame's half of the stand-in: a film that is told of as YouTube's player tells of its own. */
export function youtubeEmbedPage(options: EmbedOptions): string {
  return `<!doctype html><style>
    html, body { margin: 0; height: 100%; background: #000; overflow: hidden }
    video { width: 100%; height: 100%; object-fit: contain }
    a { position: absolute; right: 8px; bottom: 8px; color: #fff; font: bold 14px sans-serif }
  </style><video preload="none" playsinline></video><a href="https://www.youtube.com/watch?v=${options.id}">YouTube</a>
  <script>(${frameHalf.toString()})(${JSON.stringify(options)});</script>`;
}

/** Nothing outside of it may be used: its text is sent to the browser. */
function frameHalf({ id, title, error, origin }: EmbedOptions): void {
  const [UNSTARTED, ENDED, PLAYING, PAUSED, BUFFERING] = [-1, 0, 1, 2, 3];
  // Milliseconds: how often the time is told while it moves, and how long a seek takes to begin.
  const TOLD_EVERY = 250;
  const SEEK_TAKES = 80;
  const video = document.querySelector("video")!;
  let state = UNSTARTED!;
  let wantsPlay = false;
  let listener: number | undefined;

  function send(event: string, info: unknown): void {
    if (listener !== undefined) window.parent.postMessage(JSON.stringify({ event, info, id: listener }), origin);
  }
  function tell(): void {
    send("infoDelivery", {
      currentTime: video.currentTime,
      // Zero until its film has been looked at.
      duration: Number.isFinite(video.duration) ? video.duration : 0,
      ...{ playbackRate: video.playbackRate, muted: video.muted, volume: Math.round(video.volume * 100) },
    });
  }
  function become(next: number): void {
    if (next === state) return;
    state = next;
    tell();
    send("onStateChange", next);
  }
  function play(): void {
    wantsPlay = true;
    if (state === UNSTARTED) become(BUFFERING!);
    video.play().catch(() => {
      wantsPlay = false;
      become(UNSTARTED!);
      send("onAutoplayBlocked", null);
    });
  }

  const commands: Record<string, (...args: never[]) => void> = {
    playVideo: play,
    pauseVideo() {
      wantsPlay = false;
      video.pause();
    },
    stopVideo() {
      video.pause();
      become(UNSTARTED!);
    },
    // Paused it stays so; from every other state it plays.
    seekTo(seconds: number) {
      const plays = wantsPlay || state === UNSTARTED || state === ENDED;
      become(BUFFERING!);
      setTimeout(() => {
        video.currentTime = seconds;
        if (plays) play();
      }, SEEK_TAKES);
    },
    mute() {
      video.muted = true;
    },
    unMute() {
      video.muted = false;
    },
    setVolume(volume: number) {
      video.volume = volume / 100;
    },
    setPlaybackRate(rate: number) {
      if (rate === video.playbackRate || rate > 2 || rate < 0.25) return;
      video.playbackRate = rate;
      tell();
      send("onPlaybackRateChange", rate);
    },
  };

  video.addEventListener("playing", () => become(PLAYING!));
  video.addEventListener("waiting", () => become(BUFFERING!));
  video.addEventListener("pause", () => !video.ended && !video.seeking && become(PAUSED!));
  video.addEventListener("ended", () => {
    wantsPlay = false;
    become(ENDED!);
  });
  video.addEventListener("seeked", () => become(wantsPlay ? PLAYING! : PAUSED!));
  video.addEventListener("click", () => (video.paused ? play() : commands.pauseVideo!()));
  setInterval(() => state === PLAYING && tell(), TOLD_EVERY);

  window.addEventListener("message", (event) => {
    if (event.origin !== origin) return;
    const message = JSON.parse(event.data as string) as { event: string; id: number; func: string; args: never[] };
    if (message.event === "command") return commands[message.func]?.(...message.args);
    if (message.event !== "listening" || listener !== undefined) return;
    listener = message.id;
    const videoData = { video_id: id, author: "A rider", title };
    send("initialDelivery", { currentTime: 0, duration: 0, playerState: UNSTARTED, playbackRate: 1, videoData });
    send("onReady", null);
    if (error !== undefined) send("onError", error);
    else video.src = `/film/${id}`;
  });
}
