import { buildScene } from "#lib/domain/overlay/build-scene";
import type { CanvasImage } from "#lib/domain/overlay/canvas";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import { FONTS } from "#lib/domain/overlay/fonts";
import type { Layout } from "#lib/domain/overlay/layout";
import type { Rider } from "#lib/domain/rider";
import type { Sync } from "#lib/domain/sync/sync";
import { samplerOf } from "#lib/domain/track/create-sampler";
import type { Privacy } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { Seconds } from "#lib/domain/units";

/** First the ride, then as many pictures as are wanted. */
export type ThumbnailMessage =
  | { readonly ride: Ride; readonly rider: Rider; readonly zones: Privacy["zones"] }
  | {
      readonly key: string;
      readonly layout: Layout;
      readonly units: DisplayUnits;
      readonly title: string;
      readonly rider: Rider;
      readonly logo: CanvasImage | undefined;
      readonly sync: Sync;
      readonly time: Seconds;
      readonly width: number;
      readonly height: number;
    };
type Wanted = Extract<ThumbnailMessage, { key: string }>;
export type ThumbnailAnswer = { readonly key: string; readonly picture: ImageBitmap };

/** A web worker: laying out walks the whole ride, and a playing film must not stand still for pictures beside it. */
let sampler: TrackSampler | undefined;
const fontsReady = loadFonts();
/** Waiting to be drawn, by key: who asks again before it is drawn wants the newer one alone. */
const waiting = new Map<string, Wanted>();
let isDrawing = false;

addEventListener("message", ({ data }: MessageEvent<ThumbnailMessage>) => {
  if ("ride" in data) sampler = samplerOf(data.ride, data.rider, { zones: data.zones });
  else waiting.set(data.key, data);
  if (!isDrawing) void drawAll();
});

async function drawAll(): Promise<void> {
  isDrawing = true;
  await fontsReady;
  for (let [next] = waiting.values(); next && sampler; [next] = waiting.values()) {
    waiting.delete(next.key);
    draw(next, sampler);
    // Lets newer wishes in.
    await new Promise((resolve) => setTimeout(resolve));
  }
  isDrawing = false;
}

function draw({ key, time, ...source }: Wanted, ride: TrackSampler): void {
  const canvas = new OffscreenCanvas(source.width, source.height);
  const context = canvas.getContext("2d");
  if (!context) return;
  drawFrame(context, buildScene({ ...source, sampler: ride }), time);
  const answer: ThumbnailAnswer = { key, picture: canvas.transferToImageBitmap() };
  postMessage(answer, { transfer: [answer.picture] });
}

/** A worker has a set of fonts of its own. One that cannot be loaded must not keep the others away. */
async function loadFonts(): Promise<void> {
  const { fonts } = globalThis as unknown as { fonts: FontFaceSet };
  const loads = FONTS.map(async ({ family, weight, file }) => {
    const face = new FontFace(family, `url("${new URL(file, location.origin)}")`, { weight: String(weight) });
    fonts.add(await face.load());
  });
  await Promise.allSettled(loads);
}
