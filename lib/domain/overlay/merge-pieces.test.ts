import { describe, expect, it } from "vitest";
import { RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import type { Piece, Rect } from "#lib/domain/overlay/gauge";
import { mergePieces } from "#lib/domain/overlay/merge-pieces";
import type { Sample } from "#lib/domain/track/track";
import { createDrawing } from "../../../worker/canvas.ts";

const PICTURE = { width: 400, height: 200 };

/** A piece that fills its box with a brightness; `box` may overlap another's. */
function squareOf(key: "speed" | "power" | "cadence", bounds: Rect, changed?: Rect): Piece {
  return {
    bounds,
    state: (sample) => [sample[key] ?? "none"],
    draw(canvas, [value]) {
      canvas.fillStyle = `rgb(${Number(value)}, 0, 0)`;
      canvas.fillRect(bounds.x, bounds.y, bounds.width, bounds.height);
    },
    ...(changed ? { changed: () => [changed] } : {}),
  };
}

const square = (x: number, y: number, side = 20): Rect => ({ x, y, width: side, height: side });
const sample = (values: Partial<Sample>): Sample => ({ utc: RIDE_START, ...values });

describe("mergePieces", () => {
  it("makes one of neighbours and leaves far ones alone", () => {
    const far = squareOf("cadence", square(370, 170));
    const merged = mergePieces([squareOf("speed", square(10, 10)), far, squareOf("power", square(40, 10))], PICTURE);
    expect(merged).toHaveLength(2);
    expect(merged).toContain(far);
    expect(merged.find((piece) => piece !== far)!.bounds).toEqual({ x: 10, y: 10, width: 50, height: 20 });
  });

  it("draws the parts in their order", () => {
    const [merged] = mergePieces([squareOf("speed", square(0, 0)), squareOf("power", square(10, 10))], PICTURE);
    const { context } = createDrawing(40, 40);
    merged!.draw(context, merged!.state(sample({ speed: 50, power: 200 })));
    const redAt = (x: number, y: number) => context.getImageData(x, y, 1, 1).data[0];
    expect([redAt(5, 5), redAt(15, 15), redAt(25, 25)]).toEqual([50, 200, 200]);
  });

  it("calls changed only what the parts that changed call so", () => {
    const small = square(4, 4, 2);
    const [merged] = mergePieces(
      [squareOf("speed", square(0, 0), small), squareOf("power", square(30, 0)), squareOf("cadence", square(60, 0))],
      PICTURE,
    );
    const changed = (before: Partial<Sample>, after: Partial<Sample>) =>
      merged!.changed!(merged!.state(sample(before)), merged!.state(sample(after)));
    expect(changed({ speed: 1, power: 5 }, { speed: 2, power: 5 })).toEqual([small]);
    expect(changed({ speed: 1, power: 5 }, { speed: 1 })).toEqual([square(30, 0)]);
    expect(changed({ speed: 1, power: 5 }, { speed: 2, power: 6 })).toEqual([small, square(30, 0)]);
    expect(changed({ speed: 1 }, { speed: 1 })).toEqual([]);
  });
});
