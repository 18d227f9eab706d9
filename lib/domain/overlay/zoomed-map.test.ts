import { describe, expect, it } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import type { GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { compass } from "#lib/domain/overlay/gauges/compass";
import { routeMapHeading } from "#lib/domain/overlay/gauges/route-map-heading";
import { routeMapNorth } from "#lib/domain/overlay/gauges/route-map-north";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { createSampler } from "#lib/domain/track/create-sampler";
import { utcSeconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";

const START = 1_700_000_000;
const METRES_PER_DEGREE = 111_320;

/** East for a minute, standing for a minute with a receiver that wanders, then north for a minute. */
function contextOf(): GaugeContext {
  const place = (second: number): [number, number] => {
    if (second < 60) return [second * 8, 0];
    if (second < 120) return [480 + 1.5 * Math.sin(second * 12.9), 1.5 * Math.sin(second * 78.2)];
    return [480, (second - 120) * 8];
  };
  const seconds = Array.from({ length: 180 }, (_, i) => i);
  const sampler = createSampler({
    format: "gpx",
    time: Float64Array.from(seconds, (second) => START + second),
    channels: {
      longitude: Float64Array.from(seconds, (second) => place(second)[0] / METRES_PER_DEGREE),
      latitude: Float64Array.from(seconds, (second) => place(second)[1] / METRES_PER_DEGREE),
    },
    segmentStarts: Uint32Array.of(0),
    warnings: [],
  });
  const span = { from: utcSeconds(START), to: utcSeconds(START + 179) };
  const box = { x: 0, y: 0, width: 280, height: 280 };
  return { box, sampler, units: METRIC, theme: BROADCAST, rider: {}, title: "", logo: undefined, span };
}

const context = contextOf();
const stateAt = (piece: Piece, second: number) => piece.state(context.sampler.sample(utcSeconds(START + second)));

function paintedAt(piece: Piece, second: number): Uint8ClampedArray {
  const { context: canvas } = createDrawing(280, 280);
  piece.draw(canvas, stateAt(piece, second));
  return canvas.getImageData(0, 0, 280, 280).data;
}

describe("maps that follow the rider", () => {
  it("stand still, place and heading, while the rider stands", () => {
    for (const gauge of [routeMapNorth, routeMapHeading, compass]) {
      const [piece] = gauge.pieces(context);
      const states = Array.from({ length: 50 }, (_, i) => stateAt(piece!, 66 + i).join());
      expect(new Set(states).size).toBe(1);
    }
  });

  it("show the way ahead upwards when turned, to the right when north is up and he rides east", () => {
    /** Opacity of what is drawn in a square around a place, added up. */
    const inkAround = (pixels: Uint8ClampedArray, x: number, y: number) => {
      let ink = 0;
      for (let row = y - 8; row < y + 8; row++) {
        for (let column = x - 8; column < x + 8; column++) ink += pixels[(row * 280 + column) * 4 + 3]!;
      }
      return ink;
    };
    const north = paintedAt(routeMapNorth.pieces(context)[0]!, 30);
    expect(inkAround(north, 200, 140)).toBeGreaterThan(5000);
    expect(inkAround(north, 140, 80)).toBe(0);
    const turned = paintedAt(routeMapHeading.pieces(context)[0]!, 30);
    expect(inkAround(turned, 140, 100)).toBeGreaterThan(5000);
    expect(inkAround(turned, 220, 140)).toBe(0);
  });

  it("turn by the shortest way and in small steps through a corner", () => {
    const [piece] = routeMapHeading.pieces(context);
    const headings = Array.from({ length: 4200 }, (_, frame) => Number(stateAt(piece!, 20 + frame / 30)[1]));
    const turns = headings.slice(1).map((heading, i) => Math.abs(heading - headings[i]!));
    // A step is a pixel and a half at the rim; a corner ridden at 8 m/s turns by some ten of them a frame.
    expect(Math.max(...turns)).toBeLessThan(12);
    // A quarter of a turn, from east to north.
    expect(Math.abs(headings.at(-1)! - headings[0]!) * 1.5).toBeCloseTo((Math.PI / 2) * 129, -1);
  });

  it("lose the rider, not the way, outside the ride", () => {
    const [piece] = routeMapNorth.pieces(context);
    expect(stateAt(piece!, 100).at(-1)).toBe(1);
    expect(stateAt(piece!, 500).at(-1)).toBe(0);
    expect(stateAt(compass.pieces(context)[0]!, 500)).toEqual([]);
  });
});
