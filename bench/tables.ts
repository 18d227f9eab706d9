import { markdownTable } from "../scripts/markdown-table.ts";
import type { OverlayResult } from "./overlay-case.ts";
import type { RangeResult } from "./range-case.ts";

const ratio = (value: number) => `${value.toFixed(3)} ×`;
const milliseconds = (value: number) => `${value.toFixed(2)} ms`;
const seconds = (value: number) => `${value.toFixed(1)} s`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

type Named<Result> = Result & { readonly name: string };

/** Peak memory that a render may take where a plain ffmpeg takes so much. */
const memoryGoal = (plain: number) => 1.15 * plain + 150e6;

export function overlayTable(rows: readonly Named<OverlayResult>[]): string {
  return markdownTable<Named<OverlayResult>>(
    [
      ["case", ({ name }) => name],
      ["wall", ({ wallRatio }) => ratio(wallRatio)],
      ["in a worker", ({ workerWallRatio }) => ratio(workerWallRatio)],
      ["goal", ({ goal }) => `${goal.toFixed(2)} ×`],
      ["CPU", ({ cpuRatio }) => ratio(cpuRatio)],
      ["added a frame (goal 2.0)", ({ addedCpu }) => milliseconds(addedCpu)],
      ["our program", ({ ownCpu }) => milliseconds(ownCpu)],
      ["drawing, piping (goal 1.5)", ({ drawingCpu }) => milliseconds(drawingCpu)],
      ["plain CPU", ({ plainCpu }) => seconds(plainCpu)],
      ["render CPU", ({ renderCpu }) => seconds(renderCpu)],
      ["plain memory", ({ plainMemory }) => megabytes(plainMemory)],
      ["render memory (goal)", (row) => `${megabytes(row.renderMemory)} (${megabytes(memoryGoal(row.plainMemory))})`],
    ],
    rows,
  );
}

export function rangeTable(rows: readonly RangeResult[]): string {
  return markdownTable<RangeResult>(
    [
      ["film", ({ container }) => container],
      ["size", ({ filmBytes }) => megabytes(filmBytes)],
      ["60 s of it", ({ clipBytes }) => megabytes(clipBytes)],
      ["read to render", ({ render }) => megabytes(render.bytes)],
      ["over the clip (goal 1.3)", ({ render, clipBytes }) => ratio(render.bytes / clipBytes)],
      ["requests", ({ render }) => String(render.requests)],
      ["read to probe", ({ probe }) => megabytes(probe.bytes)],
      ["for the poster", ({ poster }) => megabytes(poster.bytes)],
    ],
    rows,
  );
}
