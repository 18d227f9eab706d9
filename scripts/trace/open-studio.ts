import { type Browser, type CDPSession, chromium } from "@playwright/test";
import type { TraceEvent } from "./main-thread.ts";

/** What one run of the player gave. */
export type Played = {
  readonly events: readonly TraceEvent[];
  /** Stretch of the trace's clock in which the video played, microseconds. */
  readonly span: { readonly from: number; readonly to: number };
  /** Milliseconds between the page's animation frames. */
  readonly refreshes: readonly number[];
  /** Pictures of the video that the page was told of, all that were decoded, and those that came too late. */
  readonly video: { readonly told: number; readonly decoded: number; readonly dropped: number };
  /** The overlay's size in pixels. */
  readonly overlay: { readonly width: number; readonly height: number };
};

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--mute-audio", "--disable-background-networking", "--disable-component-update"],
  });
}

/** Opens a studio in a window of 1920 × 1080, plays its video for so many seconds and traces the browser meanwhile. */
export async function playTraced(browser: Browser, url: string, seconds: number): Promise<Played> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(url);
  await page.waitForFunction(() => (document.querySelector("video")?.readyState ?? 0) >= 3, undefined, {
    timeout: 120_000,
  });
  // The studio is at rest: fonts, filmstrip and waveform have arrived.
  await page.waitForLoadState("networkidle");
  const events: TraceEvent[] = [];
  const session = await page.context().newCDPSession(page);
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  const { refreshes, video, overlay } = await page.evaluate(playFor, seconds);
  await finished(session);
  await page.close();
  const mark = (name: string) => events.find((event) => event.name === name)?.ts ?? 0;
  return { events, span: { from: mark("trace-from"), to: mark("trace-to") }, refreshes, video, overlay };
}

async function finished(session: CDPSession): Promise<void> {
  const over = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await over;
}

/** Runs in the page. */
async function playFor(seconds: number) {
  const video = document.querySelector("video")!;
  const canvas = document.querySelector<HTMLCanvasElement>("[data-testid=overlay]");
  const refreshes: number[] = [];
  let told = 0;
  let isOver = false;
  const onPicture = () => {
    told++;
    if (!isOver) video.requestVideoFrameCallback(onPicture);
  };
  // By the page's own button: what it shows while it plays belongs to what is measured.
  document.querySelector<HTMLElement>("button[aria-label=Play]")!.click();
  await new Promise((resolve) => video.addEventListener("timeupdate", resolve, { once: true }));
  const before = video.getVideoPlaybackQuality();
  video.requestVideoFrameCallback(onPicture);
  performance.mark("trace-from");
  const start = performance.now();
  let last = start;
  while (performance.now() - start < seconds * 1000) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    refreshes.push(now - last);
    last = now;
  }
  performance.mark("trace-to");
  isOver = true;
  const after = video.getVideoPlaybackQuality();
  video.pause();
  return {
    refreshes,
    video: {
      told,
      decoded: after.totalVideoFrames - before.totalVideoFrames,
      dropped: after.droppedVideoFrames - before.droppedVideoFrames,
    },
    overlay: { width: canvas?.width ?? 0, height: canvas?.height ?? 0 },
  };
}
