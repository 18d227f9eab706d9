import { describe, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import type { Piece, PieceState, Rect } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import { GAUGE_NAMES, type GaugeName, type Layout } from "#lib/domain/overlay/layout";
import { LAYOUTS, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import type { Scene } from "#lib/domain/overlay/scene";
import { BROADCAST } from "#lib/domain/overlay/theme";
import type { Sample, SampleKey } from "#lib/domain/track/track";
import { seconds, utcSeconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";

const sampler = createSyntheticSampler({ segmentStarts: [0, 900, 2400] });
const SYNC = { start: RIDE_START, offset: 0, rate: 1 };
const SIZES = [60, 180, 420];

const LOGO = { source: createDrawing(300, 120).canvas, width: 300, height: 120 };
Object.assign(LOGO.source.getContext("2d"), { fillStyle: "#2060c0" }).fillRect(0, 0, 300, 120);

function sceneOf(gauge: GaugeName, height: number, clip?: { in: number; out: number }): Scene {
  const width = Math.round(height * GAUGES[gauge].aspect) + 80;
  const picture = height + 80;
  // The box is 40 px from every edge: what leaves it is seen.
  const unit = 100 / Math.min(width, picture);
  const layout: Layout = {
    name: "one gauge",
    theme: BROADCAST,
    gauges: [{ id: gauge, gauge, anchor: "top-left", x: 40 * unit, y: 40 * unit, height: height * unit }],
  };
  const words = { title: "Över the Grimsel and back", rider: { name: "Åsa Lindqvist" }, logo: LOGO };
  const source = { layout, sampler, sync: SYNC, units: METRIC, width, height: picture, ...words };
  return buildScene({ ...source, ...(clip ? { clip } : {}) });
}

/** Numbers between 0 and 1, the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Moments of a ride as they come: near the last one, far away, outside, with channels missing. */
function sampleSequence(count: number, seed: number): Sample[] {
  const random = createRandom(seed);
  let moment = 1200;
  return Array.from({ length: count }, () => {
    const kind = random();
    moment = kind < 0.6 ? moment + random() * 4 : kind < 0.9 ? random() * 3600 : random() < 0.5 ? -20 : 3700;
    const sample = sampler.sample(utcSeconds(RIDE_START + moment));
    if (random() > 0.15) return sample;
    const { [dropped(random())]: _, ...rest } = sample;
    return { ...rest, utc: sample.utc };
  });
}

function dropped(share: number): SampleKey {
  const keys: SampleKey[] = ["speed", "heartRate", "power", "distance", "latitude", "gradient", "elevation"];
  return keys[Math.floor(share * keys.length)]!;
}

function drawPiece(scene: Scene, piece: Piece, state: PieceState): Uint8ClampedArray {
  const { context } = createDrawing(scene.width, scene.height);
  piece.draw(context, state);
  return context.getImageData(0, 0, scene.width, scene.height).data;
}

/** What the worker's tile shows after a change: only the changed parts are cleared and drawn again. */
function redrawn(scene: Scene, piece: Piece, before: PieceState, after: PieceState): Uint8ClampedArray {
  const { context } = createDrawing(scene.width, scene.height);
  piece.draw(context, before);
  for (const rect of piece.changed!(before, after)) {
    context.save();
    context.beginPath();
    context.rect(rect.x, rect.y, rect.width, rect.height);
    context.clip();
    context.clearRect(rect.x, rect.y, rect.width, rect.height);
    piece.draw(context, after, rect);
    context.restore();
  }
  return context.getImageData(0, 0, scene.width, scene.height).data;
}

/** How opacity differs between two pictures: the greatest difference, and pixels that differ by more than 6 of 255. */
function compareOpacity(a: Uint8ClampedArray, b: Uint8ClampedArray): { greatest: number; pixels: number } {
  let greatest = 0;
  let pixels = 0;
  for (let i = 3; i < a.length; i += 4) {
    const difference = Math.abs(a[i]! - b[i]!);
    greatest = Math.max(greatest, difference);
    if (difference > 6) pixels++;
  }
  return { greatest, pixels };
}

/** Pixels outside the rectangles in which two pictures differ. */
function differencesOutside(rects: readonly Rect[], width: number, a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  const before = new Uint32Array(a.buffer, a.byteOffset, a.length / 4);
  const after = new Uint32Array(b.buffer, b.byteOffset, b.length / 4);
  let count = 0;
  for (let i = 0; i < before.length; i++) {
    if (before[i] === after[i]) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    if (!rects.some((r) => x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height)) count++;
  }
  return count;
}

const isEven = ({ x, y, width, height }: Rect) => [x, y, width, height].every((value) => value % 2 === 0);
const contains = (outer: Rect, inner: Rect) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

describe.each(GAUGE_NAMES)("the gauge %s", { timeout: 60_000 }, (name) => {
  it.each(SIZES)("keeps what it paints within the bounds of its pieces and its box at %i px", (height) => {
    const scene = sceneOf(name, height);
    const empty = new Uint8ClampedArray(scene.width * scene.height * 4);
    const { box } = scene.gauges[0]!.context;
    for (const piece of scene.pieces) {
      expect(isEven(piece.bounds)).toBe(true);
      expect(contains(box, piece.bounds)).toBe(true);
      for (const sample of sampleSequence(8, height)) {
        const painted = drawPiece(scene, piece, piece.state(sample));
        expect(differencesOutside([piece.bounds], scene.width, painted, empty)).toBe(0);
      }
    }
    const { context } = createDrawing(scene.width, scene.height);
    scene.gauges[0]!.gauge.drawStill(context, scene.gauges[0]!.context);
    const still = context.getImageData(0, 0, scene.width, scene.height).data;
    expect(differencesOutside([box], scene.width, still, empty)).toBe(0);
  });

  it("shows the same for the same state whatever was drawn before", () => {
    const scene = sceneOf(name, 180);
    const { context } = createDrawing(scene.width, scene.height);
    for (const piece of scene.pieces) {
      for (const sample of sampleSequence(12, 7)) {
        const state = piece.state(sample);
        context.clearRect(0, 0, scene.width, scene.height);
        context.save();
        piece.draw(context, state);
        context.restore();
        const reused = context.getImageData(0, 0, scene.width, scene.height).data;
        expect(Buffer.compare(Buffer.from(reused), Buffer.from(drawPiece(scene, piece, state)))).toBe(0);
      }
    }
  });

  it.each(SIZES)("changes nothing outside the parts it calls changed, and redraws those alone, at %i px", (height) => {
    for (const clip of [undefined, { in: 1180, out: 1260 }]) {
      const scene = sceneOf(name, height, clip);
      for (const piece of scene.pieces) {
        if (!piece.changed) continue;
        let before: { state: PieceState; pixels: Uint8ClampedArray } | undefined;
        for (const sample of sampleSequence(10, height + 1)) {
          const state = piece.state(sample);
          const pixels = drawPiece(scene, piece, state);
          if (before) {
            const changed = piece.changed(before.state, state);
            expect(changed.every((rect) => isEven(rect) && contains(piece.bounds, rect))).toBe(true);
            expect(differencesOutside(changed, scene.width, before.pixels, pixels)).toBe(0);
            // Skia rounds slanted edges differently where a clip cuts them: a few pixels, a shade each.
            const difference = compareOpacity(redrawn(scene, piece, before.state, state), pixels);
            expect(difference.pixels).toBeLessThanOrEqual(8);
            expect(difference.greatest).toBeLessThanOrEqual(48);
          }
          before = { state, pixels };
        }
      }
    }
  });
});

describe("a scene made for a clip", () => {
  it.each(OFFERED_LAYOUTS)("shows in %s what the scene of the whole ride shows", (name) => {
    const words = { title: "Över the Grimsel and back", rider: { name: "Åsa Lindqvist" }, logo: LOGO };
    const source = { layout: LAYOUTS[name], sampler, sync: SYNC, units: METRIC, width: 960, height: 540, ...words };
    const pixelsAt = (scene: Scene, time: number) => {
      const { context } = createDrawing(scene.width, scene.height);
      drawFrame(context, scene, seconds(time));
      return context.getImageData(0, 0, scene.width, scene.height).data;
    };
    const whole = buildScene(source);
    const clipped = buildScene({ ...source, clip: { in: 2000, out: 2060 } });
    for (const time of [2000, 2031.37, 2059.99]) {
      const difference = Buffer.compare(Buffer.from(pixelsAt(whole, time)), Buffer.from(pixelsAt(clipped, time)));
      expect(difference).toBe(0);
    }
    if (name !== "cockpit" && name !== "strip" && name !== "vertical") return;
    const area = (scene: Scene) => scene.pieces.reduce((sum, { bounds }) => sum + bounds.width * bounds.height, 0);
    expect(area(clipped)).toBeLessThan(area(whole) * 0.75);
  });
});
