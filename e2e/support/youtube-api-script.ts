/** The page's half of the stand-in: `YT.Player`, which talks with its frame by messages. Runs in the browser as it is. */
export function youtubeApiScript(): string {
  return `(${pageHalf.toString()})();`;
}

type Message = { event: string; id: number; info: unknown };
type Info = Record<string, unknown>;

/** Nothing outside of it may be used: its text is sent to the browser. */
function pageHalf(): void {
  const PlayerState = { UNSTARTED: -1, ENDED: 0, PLAYING: 1, PAUSED: 2, BUFFERING: 3, CUED: 5 };
  const COMMANDS = ["playVideo", "pauseVideo", "stopVideo", "seekTo", "mute", "unMute", "setVolume", "setPlaybackRate"];
  let made = 0;

  class Player {
    readonly frame: HTMLIFrameElement;
    readonly id = ++made;
    readonly listeners: Record<string, ((event: unknown) => void) | undefined>;
    // What the frame last said: getters answer from it, at once, and so a little late.
    info: Info = {};
    readonly hear: (event: MessageEvent) => void;

    constructor(frame: HTMLIFrameElement, options: { events?: Record<string, (event: unknown) => void> }) {
      this.frame = frame;
      this.listeners = options.events ?? {};
      this.hear = ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== "https://www.youtube.com") return;
        this.take(JSON.parse(data as string) as Message);
      };
      window.addEventListener("message", this.hear);
      const listening = () => this.post({ event: "listening", id: this.id });
      frame.addEventListener("load", listening);
      listening();
    }

    post(message: unknown): void {
      this.frame.contentWindow?.postMessage(JSON.stringify(message), "https://www.youtube.com");
    }

    take({ event, info }: Message): void {
      if (event === "initialDelivery" || event === "infoDelivery") Object.assign(this.info, info);
      else if (event === "onReady") {
        this.open();
        this.listeners.onReady?.({ target: this });
      } else {
        if (event === "onStateChange") this.info.playerState = info;
        this.listeners[event]?.({ target: this, data: info });
      }
    }

    /** Only now there are functions to call. */
    open(): void {
      const commands = COMMANDS.map((func) => [
        func,
        (...args: unknown[]) => this.post({ event: "command", func, args, id: this.id }),
      ]);
      const { info } = this;
      Object.assign(this, Object.fromEntries(commands), {
        getCurrentTime: () => info.currentTime,
        getDuration: () => info.duration ?? 0,
        getPlayerState: () => info.playerState,
        getPlaybackRate: () => info.playbackRate,
        getAvailablePlaybackRates: () => [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2],
        isMuted: () => info.muted,
        getVolume: () => info.volume,
        getVideoData: () => info.videoData,
        getIframe: () => this.frame,
      });
    }

    destroy(): void {
      window.removeEventListener("message", this.hear);
      this.frame.remove();
    }
  }

  const page = window as unknown as { YT: Info; onYouTubeIframeAPIReady?: () => void };
  Object.assign(page.YT, { Player, PlayerState, loaded: 1 });
  setTimeout(() => page.onYouTubeIframeAPIReady?.());
}
