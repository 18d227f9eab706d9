import type { JobName, JobPayload } from "#lib/contracts/jobs";
import type { VideoEncoder } from "#lib/domain/render/encoders";
import type { Logger } from "#lib/server/logger";

export type JobContext = {
  /** The job's id in the queue; the same at every try. */
  readonly id: string;
  /**
   * Fires when this try must end at once: the worker stops, or the job is no longer this worker's. The reason tells.
   * What is running must throw then.
   */
  readonly signal: AbortSignal;
  /** Whether a failure of this try is the end. */
  readonly isLastTry: boolean;
  readonly log: Logger;
  /** Where this worker process keeps its work folders; swept when the process was killed. */
  readonly workFolder: string;
  /** The video encoder that works on this machine. */
  readonly encoder: VideoEncoder;
};

/**
 * What one kind of job does. Jobs may run twice (a worker that seemed dead, a try that failed half-way): the second
 * run must end in the same state and leave no file behind.
 */
export type JobHandler<Name extends JobName> = {
  /** An AppError of the person's doing ends the job; anything else is tried again. */
  run(payload: JobPayload<Name>, context: JobContext): Promise<void>;
  /** Tells the person that there will be no (further) try; `problem` in plain words. */
  fail(payload: JobPayload<Name>, problem: string): Promise<void>;
};
