import type { Frame, Page } from "@playwright/test";
import type { ProjectResource } from "../../lib/contracts/api.ts";
import type { Rect } from "../../lib/domain/overlay/gauge.ts";
import { READBACK } from "../../lib/domain/overlay/layouts/readback.ts";
import { placeBox } from "../../lib/domain/overlay/place.ts";
import {
  decodeReadback,
  READBACK_COLUMNS,
  READBACK_ROWS,
  readbackBlock,
} from "../../lib/domain/overlay/readback-code.ts";
import type { Sync } from "../../lib/domain/sync/sync.ts";

/** A time (seconds) with when it was seen (milliseconds since 1970). */
export type SeenTime = { readonly at: number; readonly time: number };

/** Has a project draw what a machine can read: the moment of the ride, to the millisecond. */
export async function drawReadback(page: Page, project: string, sync: Sync): Promise<void> {
  const api = project.replace("/projects/", "/api/projects/");
  const { document, version, videos } = (await (await page.request.get(api)).json()) as ProjectResource;
  const edits = Object.fromEntries(videos.map(({ id }) => [id, { ...document.videos[id], sync }]));
  const changed = { ...document, layout: READBACK, videos: { ...document.videos, ...edits } };
  const answer = await page.request.patch(api, { data: { version, document: changed } });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** What the gauges show for so long, in video time, once for each refresh of the screen. */
export async function drawnTimes(page: Page, sync: Sync, milliseconds: number): Promise<SeenTime[]> {
  const overlay = page.getByTestId("overlay");
  const size = await overlay.evaluate((canvas: HTMLCanvasElement) => ({ width: canvas.width, height: canvas.height }));
  const box = placeBox(READBACK.gauges[0]!, READBACK_COLUMNS / READBACK_ROWS, size);
  const centres = Array.from({ length: READBACK_COLUMNS * READBACK_ROWS }, (_, index) => {
    const block = readbackBlock(box, index);
    return { x: block.x + block.width / 2 - box.x, y: block.y + block.height / 2 - box.y };
  });
  const seen = await overlay.evaluate(
    async (canvas: HTMLCanvasElement, { box, centres, milliseconds }) => {
      const context = canvas.getContext("2d")!;
      const found: { at: number; levels: number[] }[] = [];
      const end = performance.now() + milliseconds;
      while (performance.now() < end || found.length === 0) {
        await new Promise(requestAnimationFrame);
        const { data, width } = context.getImageData(box.x, box.y, box.width, box.height);
        const levels = centres.map(({ x, y }) => data[4 * (Math.floor(y) * width + Math.floor(x))]!);
        found.push({ at: Date.now(), levels });
      }
      return found;
    },
    { box: wholePixels(box), centres, milliseconds },
  );
  return seen.flatMap(({ at, levels }) => {
    const utc = decodeReadback((x, y) => levels[indexAt(box, x, y)] ?? 0, box)?.utc;
    return utc === undefined ? [] : [{ at, time: (utc - sync.start - sync.offset) / sync.rate }];
  });
}

/** What is on the screen of a frame's film for so long, once for each picture that comes there. */
export async function shownTimes(frame: Frame, milliseconds: number): Promise<SeenTime[]> {
  return frame.locator("video").evaluate(async (video: HTMLVideoElement, wanted) => {
    const found: { at: number; time: number }[] = [];
    const end = performance.now() + wanted;
    await new Promise<void>((resolve) => {
      const next = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
        found.push({ at: Date.now(), time: mediaTime });
        if (performance.now() < end) video.requestVideoFrameCallback(next);
        else resolve();
      };
      video.requestVideoFrameCallback(next);
    });
    return found;
  }, milliseconds);
}

/** Seconds by which what is drawn is ahead of the picture that is shown at that moment, smallest first by size. */
export function leads(drawn: readonly SeenTime[], shown: readonly SeenTime[]): number[] {
  const found = drawn.flatMap(({ at, time }) => {
    const last = shown.findLast((one) => one.at <= at);
    const isWithin = last !== undefined && shown.at(-1)!.at >= at;
    return isWithin ? [time - last.time] : [];
  });
  return found.sort((a, b) => Math.abs(a) - Math.abs(b));
}

const wholePixels = ({ x, y, width, height }: Rect): Rect => ({
  ...{ x: Math.round(x), y: Math.round(y) },
  ...{ width: Math.ceil(width), height: Math.ceil(height) },
});

function indexAt(box: Rect, x: number, y: number): number {
  const { width, height } = readbackBlock(box, 0);
  return Math.floor((y - box.y) / height) * READBACK_COLUMNS + Math.floor((x - box.x) / width);
}

/** The frame in which the stand-in plays. */
export function youtubeFrameOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().startsWith("https://www.youtube.com/embed/"));
  if (!frame) throw new Error("no frame of YouTube on the page");
  return frame;
}
