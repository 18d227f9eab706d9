import { createWriteStream, openAsBlob } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { z } from "zod";
import {
  completedUploadSchema,
  errorResponseSchema,
  type ProjectResource,
  projectSchema,
  type RenderProgress,
  type RenderResource,
  renderProgressSchema,
  renderSchema,
  type ShareResource,
  shareSchema,
  signedPartsSchema,
  type UploadKind,
  uploadSchema,
  videoSchema,
} from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";

/** The studio's API as a script uses it: the same requests that the browser makes. */
export function createClient(url: string, signal: AbortSignal) {
  async function call<Shape extends z.ZodType>(
    shape: Shape,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<z.infer<Shape>> {
    const response = await fetch(new URL(path, url), {
      method,
      signal,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return shape.parse(answer);
    const { error } = errorResponseSchema.parse(answer);
    throw new AppError("internal", `${method} ${path} answered ${response.status}: ${error.message}`);
  }

  /** Sends a file in parts, all at once, and returns the id of the video or track that it became. */
  async function upload(kind: UploadKind, path: string): Promise<string> {
    const file = await openAsBlob(path);
    const name = basename(path);
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
    return call(projectSchema, "POST", "/api/projects", { title, videoId, trackId });
  }

  async function videoReady(id: string): Promise<void> {
    for (;;) {
      const video = await call(videoSchema, "GET", `/api/videos/${id}`);
      if (video.status === "ready") return;
      if (video.problem) throw new AppError("invalid_video", video.problem);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** Orders a render of the project's own clip and follows it to its end. */
  async function render(projectId: string, onProgress: (state: RenderProgress) => void): Promise<RenderResource> {
    const { id } = await call(renderSchema, "POST", "/api/renders", { projectId });
    const events = await fetch(new URL(`/api/renders/${id}/events`, url), { signal });
    for await (const line of createInterface({ input: bodyOf(events) })) {
      if (!line.startsWith("data:")) continue;
      const state = renderProgressSchema.parse(JSON.parse(line.slice("data:".length)));
      onProgress(state);
      if (state.status !== "queued" && state.status !== "running") break;
    }
    const finished = await call(renderSchema, "GET", `/api/renders/${id}`);
    if (finished.status === "done") return finished;
    throw new AppError("internal", `the render is ${finished.status}: ${finished.problem ?? "no reason given"}`);
  }

  /** Writes the render's file to `path` and returns its bytes. */
  async function download(render: RenderResource, path: string): Promise<number> {
    const rendition = render.renditions.find(({ kind }) => kind === "source");
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

  return { upload, createProject, render, download, share };
}

function bodyOf(response: Response): Readable {
  if (!response.ok || !response.body) throw new AppError("unavailable", `${response.url} answered ${response.status}`);
  return Readable.fromWeb(response.body as ReadableStream);
}
