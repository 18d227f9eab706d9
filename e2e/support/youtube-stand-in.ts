import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { youtubeApiScript } from "./youtube-api-script.ts";
import { youtubeEmbedPage } from "./youtube-embed-page.ts";

export type StandIn = {
  /** By id: a film that plays, or the number of the error that its player gives. */
  readonly videos: Readonly<Record<string, { film: string; title: string } | { error: number }>>;
};

/**
 * YouTube as far as its IFrame API goes, without a network: the script, the page in the frame, a film in it. Like the
 * real one it loads in two steps, has no working functions before it is ready, hears of everything by messages from the
 * frame, late and four times a second, and knows no duration before its film does. It refuses a page that does not say
 * which it is.
 */
export async function standInForYoutube(page: Page, { videos }: StandIn): Promise<void> {
  const html = (body: string) => ({ contentType: "text/html; charset=utf-8", body });
  await page.route("https://www.youtube.com/iframe_api", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      // The first script only brings the second one.
      body: `if (!window.YT) window.YT = { loading: 0, loaded: 0 };
        const script = document.createElement("script");
        script.src = "https://www.youtube.com/s/player/www-widgetapi.js";
        script.async = true;
        document.head.append(script);`,
    }),
  );
  await page.route("https://www.youtube.com/s/player/www-widgetapi.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: youtubeApiScript() }),
  );
  await page.route("https://www.youtube.com/embed/*", (route) => {
    const url = new URL(route.request().url());
    const id = url.pathname.split("/").at(-1) ?? "";
    const video = videos[id];
    const isNamed = route.request().headers().referer !== undefined;
    const error = !isNamed ? 153 : !video ? 100 : "error" in video ? video.error : undefined;
    const title = video && "title" in video ? video.title : "";
    return route.fulfill(html(youtubeEmbedPage({ id, title, error, origin: url.searchParams.get("origin") ?? "" })));
  });
  await page.route("https://www.youtube.com/film/*", async (route) => {
    const video = videos[route.request().url().split("/").at(-1) ?? ""];
    if (!video || !("film" in video)) return route.abort();
    const bytes = await readFile(video.film);
    const range = /bytes=(\d+)-(\d*)/.exec(route.request().headers().range ?? "");
    const start = Number(range?.[1] ?? 0);
    const end = range?.[2] ? Number(range[2]) : bytes.length - 1;
    return route.fulfill({
      status: range ? 206 : 200,
      headers: {
        "content-type": "video/mp4",
        "accept-ranges": "bytes",
        ...(range && { "content-range": `bytes ${start}-${end}/${bytes.length}` }),
      },
      body: bytes.subarray(start, end + 1),
    });
  });
}
