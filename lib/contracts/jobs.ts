import { z } from "zod";

/** A job's contract: what is queued, how often it is tried, how long it may take. Handlers live in the worker. */
type JobContract<Payload extends z.ZodType> = {
  payload: Payload;
  /** Tries after the first one. */
  retryLimit: number;
  /** Longer than the longest honest run; a dead worker is noticed by its heartbeat long before. */
  expireInSeconds: number;
  /** Jobs of this kind that one worker runs at a time. */
  slots: number;
};

const contract = <Payload extends z.ZodType>(value: JobContract<Payload>) => value;

export const JOBS = {
  ingest: contract({
    payload: z.object({ videoId: z.uuid() }),
    retryLimit: 3,
    expireInSeconds: 30 * 60,
    slots: 6,
  }),
  /** One video from the chapters that a camera split it into; the video is then read as any other. */
  join: contract({
    payload: z.object({ videoId: z.uuid(), chapterIds: z.array(z.uuid()).min(2) }),
    retryLimit: 3,
    expireInSeconds: 6 * 3600,
    slots: 2,
  }),
  /** What lies over the studio's timeline: small pictures and the sound's loudness. */
  strip: contract({
    payload: z.object({ videoId: z.uuid() }),
    retryLimit: 3,
    expireInSeconds: 3600,
    slots: 1,
  }),
  /** A version that every browser plays, for a video that not every browser does. */
  preview: contract({
    payload: z.object({ videoId: z.uuid() }),
    retryLimit: 3,
    expireInSeconds: 12 * 3600,
    slots: 1,
  }),
  /** Fetches the part of a YouTube video that a render is of; the render is then queued as any other. */
  fetch: contract({
    payload: z.object({ renderId: z.uuid() }),
    retryLimit: 3,
    expireInSeconds: 4 * 3600,
    slots: 2,
  }),
  render: contract({
    payload: z.object({ renderId: z.uuid() }),
    retryLimit: 3,
    expireInSeconds: 12 * 3600,
    slots: 1,
  }),
  /** One try at telling a person something, by mail or to one webhook. Later tries are jobs of their own. */
  notify: contract({
    payload: z.object({ deliveryId: z.uuid(), /** Tries before this one. */ attempt: z.number().int().min(0) }),
    retryLimit: 3,
    expireInSeconds: 5 * 60,
    slots: 4,
  }),
  /** Deletes everything of an account that its owner asked to be deleted. */
  erase: contract({
    payload: z.object({ accountId: z.uuid() }),
    retryLimit: 10,
    expireInSeconds: 6 * 3600,
    slots: 1,
  }),
  maintain: contract({
    payload: z.object({}),
    retryLimit: 3,
    expireInSeconds: 30 * 60,
    slots: 1,
  }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]["payload"]>;
/** Where a job goes after its last failed try. */
export const deadLetterOf = (name: JobName) => `${name}.dead`;
