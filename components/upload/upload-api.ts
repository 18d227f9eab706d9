import { z } from "zod";
import {
  completedUploadSchema,
  type createUploadSchema,
  signedPartsSchema,
  type Upload,
  uploadListSchema,
  uploadSchema,
} from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

export type Completed = z.infer<typeof completedUploadSchema>;
export type UploadedPart = { readonly partNumber: number; readonly etag: string };

type CompleteOptions = { readonly chapter?: boolean; readonly signal?: AbortSignal };

/** The calls that an upload needs. All throw AppErrors: `unavailable` when the server was not reached. */
export type UploadApi = {
  find(fingerprint: string, signal?: AbortSignal): Promise<Upload[]>;
  /** All that is under way or was left behind, of any file. */
  findAll(signal?: AbortSignal): Promise<Upload[]>;
  create(input: z.infer<typeof createUploadSchema>, signal?: AbortSignal): Promise<Upload>;
  get(id: string, signal?: AbortSignal): Promise<Upload>;
  /** One URL for each part number. */
  sign(id: string, partNumbers: number[], signal?: AbortSignal): Promise<Map<number, string>>;
  /** `chapter`: it is going to be joined, see `completeUploadSchema`. */
  complete(id: string, parts: UploadedPart[], options?: CompleteOptions): Promise<Completed>;
  abort(id: string): Promise<void>;
  /** Deletes a video that no project uses. */
  deleteVideo(id: string): Promise<void>;
};

/** Our own server's API, from a page of it. */
export const uploadApi: UploadApi = {
  async find(fingerprint, signal) {
    const query = new URLSearchParams({ fingerprint });
    return (await requestJson(`/api/uploads?${query}`, uploadListSchema, withSignal(signal))).uploads;
  },
  async findAll(signal) {
    return (await requestJson("/api/uploads", uploadListSchema, withSignal(signal))).uploads;
  },
  create: (body, signal) => requestJson("/api/uploads", uploadSchema, { method: "POST", body, ...withSignal(signal) }),
  get: (id, signal) => requestJson(`/api/uploads/${id}`, uploadSchema, withSignal(signal)),
  async sign(id, partNumbers, signal) {
    const options = { method: "POST", body: { partNumbers }, ...withSignal(signal) } as const;
    const { parts } = await requestJson(`/api/uploads/${id}/parts`, signedPartsSchema, options);
    return new Map(parts.map(({ partNumber, url }) => [partNumber, url]));
  },
  complete: (id, parts, { chapter = false, signal } = {}) =>
    requestJson(`/api/uploads/${id}/complete`, completedUploadSchema, {
      method: "POST",
      body: { parts, chapter },
      ...withSignal(signal),
    }),
  abort: (id) => requestJson(`/api/uploads/${id}`, z.undefined(), { method: "DELETE" }),
  deleteVideo: (id) => requestJson(`/api/videos/${id}`, z.undefined(), { method: "DELETE" }),
};

const withSignal = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
