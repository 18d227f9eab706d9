/// <reference types="youtube" />
import { AppError } from "#lib/domain/errors";
import { playerText } from "../../en/player.ts";

const ADDRESS = "https://www.youtube.com/iframe_api";
/** Milliseconds. The script loads another one, which calls back; a blocker may let only the first one through. */
const PATIENCE = 20_000;

type WithYoutube = Window & { YT?: typeof YT; onYouTubeIframeAPIReady?: () => void };

let loading: Promise<typeof YT> | undefined;

/** YouTube's own script, loaded once, when it is first needed. Throws AppError `unavailable`; asking again tries again. */
export function loadYoutubeApi(): Promise<typeof YT> {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function load(): Promise<typeof YT> {
  const page: WithYoutube = window;
  if (page.YT?.Player) return Promise.resolve(page.YT);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => {
      script.remove();
      reject(new AppError("unavailable", "no YouTube API", { userMessage: playerText.youtube.unreachable }));
    };
    const timer = setTimeout(fail, PATIENCE);
    page.onYouTubeIframeAPIReady = () => {
      clearTimeout(timer);
      if (page.YT) resolve(page.YT);
    };
    script.src = ADDRESS;
    script.async = true;
    script.addEventListener("error", () => {
      clearTimeout(timer);
      fail();
    });
    document.head.append(script);
  });
}
