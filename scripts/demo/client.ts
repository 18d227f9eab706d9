import { createWriteStream, openAsBlob } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import {
  completedUploadSchema,
  errorResponseSchema,
  type ProjectResource,
  projectSchema,
  type RenderProgress,
  type RenderResource,
  renderSchema,
  type ShareResource,
  shareSchema,
  signedPartsSchema,
  type UploadKind,
  uploadSchema,
  videoSchema,
} from "#lib/contracts/api";
import type { ProjectDocument } from "#lib/contracts/project";
import { AppError } from "#lib/domain/errors";

/** Milliseconds after which work on which nothing moves is given up; the slowest machine shows some progress in it. */
const PATIENCE = 120_000;
/** Milliseconds between two looks at work under way. */
const PAUSE = 250;

/**
 * The studio's API as a script uses it. Every method throws the reason of `signal` once it fires. `token`: a person's
 * access token, which hosted mode wants.
 */
export function createClient(url: string, signal: AbortSignal, patience = PATIENCE, token?: string) {
  const known: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};

  async function call<Shape extends z.ZodType>(
    shape: Shape,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<z.infer<Shape>> {
    const response = await fetch(new URL(path, url), {
      method,
      signal,
      ...(body === undefined
        ? { headers: known }
        : { headers: { ...known, "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return shape.parse(answer);
    const { error } = errorResponseSchema.parse(answer);
    throw new AppError("internal", `${method} ${path} answered ${response.status}: ${error.message}`);
  }

  /** Sends a file in parts, all at once, and returns the id of the video or track that it became. */
  async function upload(kind: UploadKind, path: string, name = basename(path)): Promise<string> {
    const file = await openAsBlob(path);
    const fingerprint = `${name}:${file.size}:${crypto.randomUUID()}`;
    const created = await call(uploadSchema, "POST", "/api/uploads", { kind, name, size: file.size, fingerprint });
    const partNumbers = Array.from({ length: Math.ceil(file.size / created.partSize) }, (_, index) => index + 1);
    const { parts } = await call(signedPartsSchema, "POST", `/api/uploads/${created.id}/parts`, { partNumbers });
    const stored = await Promise.all(
      parts.map(async ({ partNumber, url: target }) => {
        const start = (partNumber - 1) * created.partSize;
        const body = file.slice(start, start + created.partSize);
        const response = await fetch(target, { method: "PUT", body, signal });
        const etag = response.headers.get("etag");
        if (!response.ok || !etag) throw new AppError("unavailable", `part ${partNumber} answered ${response.status}`);
        return { partNumber, etag };
      }),
    );
    return (await call(completedUploadSchema, "POST", `/api/uploads/${created.id}/complete`, { parts: stored })).id;
  }

  async function createProject(title: string, videoId: string, trackId: string): Promise<ProjectResource> {
    await videoReady(videoId);
    return call(projectSchema, "POST", "/api/projects", { title, videoIds: [videoId], trackId });
  }

  /** Writes another document over the project's. */
  function edit({ id, title, version }: ProjectResource, document: ProjectDocument): Promise<ProjectResource> {
    return call(projectSchema, "PATCH", `/api/projects/${id}`, { title, document, version });
  }

  async function videoReady(id: string): Promise<void> {
    const video = await follow("The check of the video", () => call(videoSchema, "GET", `/api/videos/${id}`), {
      changes: ({ status }) => status,
      over: ({ status, problem }) => status === "ready" || problem !== null,
    });
    if (video.problem) throw new AppError("invalid_video", video.problem);
  }

  /** Orders a render of the project's own clip and follows it to its end. */
  async function render(projectId: string, onProgress: (state: RenderProgress) => void): Promise<RenderResource> {
    const { id } = await call(renderSchema, "POST", "/api/renders", { projectId });
    const finished = await follow<RenderResource>("The render", () => call(renderSchema, "GET", `/api/renders/${id}`), {
      changes: (state) => state.version,
      over: ({ status }) => status !== "queued" && status !== "running",
      onChange: onProgress,
    });
    if (finished.status === "done") return finished;
    throw new AppError("internal", `the render is ${finished.status}: ${finished.problem ?? "no reason given"}`);
  }

  /** Looks at what a worker does until it is over. Throws `unavailable` when nothing changes for too long. */
  async function follow<State>(
    what: string,
    look: () => Promise<State>,
    { changes, over, onChange }: Following<State>,
  ): Promise<State> {
    for (let last: unknown, since = performance.now(); ; await delay(PAUSE)) {
      signal.throwIfAborted();
      const state = await look();
      const now = changes(state);
      if (now !== last) {
        [last, since] = [now, performance.now()];
        onChange?.(state);
      }
      if (over(state)) return state;
      if (performance.now() - since < patience) continue;
      const seconds = Math.round(patience / 1000);
      throw new AppError(
        "unavailable",
        `${what} has not moved for ${seconds} s. The worker's lines above may say why.`,
      );
    }
  }

  /** Writes the render's file to `path` and returns its bytes. */
  async function download(render: RenderResource, path: string): Promise<number> {
    const [rendition] = render.renditions;
    if (!rendition) throw new AppError("internal", "the render has no file");
    await pipeline(bodyOf(await fetch(rendition.url, { signal })), createWriteStream(path));
    return rendition.size;
  }

  /** Makes the share link and sees that it answers. */
  async function share(renderId: string): Promise<ShareResource> {
    const made = await call(shareSchema, "POST", `/api/renders/${renderId}/share`);
    const { status } = await fetch(made.url, { signal });
    if (status !== 200) throw new AppError("internal", `the share link answers ${status}`);
    return made;
  }

  return { upload, createProject, edit, render, download, share };
}

type Following<State> = {
  /** What is different once something has moved. */
  changes(state: State): unknown;
  over(state: State): boolean;
  onChange?(state: State): void;
};

function bodyOf(response: Response): Readable {
  if (!response.ok || !response.body) throw new AppError("unavailable", `${response.url} answered ${response.status}`);
  return Readable.fromWeb(response.body as ReadableStream);
}
