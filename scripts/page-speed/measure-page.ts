import type { Browser, CDPSession, Page } from "@playwright/test";

export type Device = {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** How many times slower than this machine. */
  readonly slowdown: number;
  /** Lighthouse's slow 4G, or none. */
  readonly network: "full" | "slow 4G";
};

export const DEVICES: readonly Device[] = [
  { name: "desktop", viewport: { width: 1280, height: 900 }, slowdown: 1, network: "full" },
  { name: "phone", viewport: { width: 390, height: 844 }, slowdown: 4, network: "slow 4G" },
];

export type PageFigures = {
  /** Milliseconds until the largest text or picture in view stands. */
  readonly largestPaint: number;
  /** Sum of unexpected movements, as Core Web Vitals count them. */
  readonly layoutShift: number;
  /** Compressed bytes of all scripts, as they went over the wire. */
  readonly scriptBytes: number;
  readonly allBytes: number;
  readonly requests: number;
};

/** Milliseconds without a new request after which a page counts as loaded. */
const QUIET = 1000;
/** A worker's script reports its end elsewhere: what has been silent for so long is over. */
const SILENT = 10_000;

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: 750e3 / 8 };

/** Opens the address in a browser that has never seen it and measures until nothing more is loaded. */
export async function measurePage(
  browser: Browser,
  url: string,
  device: Device,
  signal: AbortSignal,
): Promise<PageFigures> {
  await using context = await browser.newContext({ viewport: device.viewport, isMobile: device.slowdown > 1 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: device.slowdown });
  if (device.network === "slow 4G") await session.send("Network.emulateNetworkConditions", SLOW_4G);
  const traffic = countTraffic(session);
  await page.addInitScript(watchVitals);
  await page.goto(url, { waitUntil: "load" });
  await traffic.quiet(signal);
  return { ...(await readVitals(page)), ...traffic.figures() };
}

/** Compressed bytes of what a page loads, from now on. */
export function countTraffic(session: CDPSession) {
  const scripts = new Set<string>();
  const underWay = new Set<string>();
  let scriptBytes = 0;
  let allBytes = 0;
  let requests = 0;
  let lastNews = performance.now();
  const over = (requestId: string) => {
    underWay.delete(requestId);
    lastNews = performance.now();
  };
  session.on("Network.requestWillBeSent", ({ requestId, type }) => {
    requests++;
    lastNews = performance.now();
    // A video is loaded for as long as it is watched.
    if (type !== "Media" && type !== "EventSource") underWay.add(requestId);
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    over(requestId);
    allBytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  session.on("Network.loadingFailed", ({ requestId }) => over(requestId));
  return {
    figures: () => ({ scriptBytes, allBytes, requests }),
    /** Resolves once nothing has been loaded for a while. */
    async quiet(signal?: AbortSignal) {
      const since = () => performance.now() - lastNews;
      while (since() < (underWay.size > 0 ? SILENT : QUIET)) {
        signal?.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

type Vitals = { largestPaint: number; layoutShift: number };
type LayoutShift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };

/** Runs in the page, before anything of it. */
function watchVitals(): void {
  const vitals: Vitals = { largestPaint: 0, layoutShift: 0 };
  Object.assign(globalThis, { vitals });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) vitals.largestPaint = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  // Shifts within a second of each other, five seconds at most, count together; the worst such group is the figure.
  let [group, first, last] = [0, 0, 0];
  new PerformanceObserver((list) => {
    for (const { value, startTime, hadRecentInput } of list.getEntries() as LayoutShift[]) {
      if (hadRecentInput) continue;
      if (startTime - last > 1000 || startTime - first > 5000) [group, first] = [0, startTime];
      [group, last] = [group + value, startTime];
      vitals.layoutShift = Math.max(vitals.layoutShift, group);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate(() => (globalThis as unknown as { vitals: Vitals }).vitals);
}
