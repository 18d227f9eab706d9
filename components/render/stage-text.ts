import type { RenderProgress, RenderStatus } from "#lib/contracts/api";

/** What a worker is doing, in words. */
export const STAGE_TEXT = {
  waiting: "Waiting for a free worker",
  preparing: "Reading the video and the ride",
  drawing: "Drawing the gauges into the video",
  checking: "Checking the finished file",
  publishing: "Storing the finished file",
  finished: "Finished",
} as const satisfies Record<RenderProgress["stage"], string>;

export const STATUS_TEXT = {
  queued: "Waiting",
  running: "Rendering",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
  expired: "Expired",
} as const satisfies Record<RenderStatus, string>;
