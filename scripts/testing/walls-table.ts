import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import type { Rows } from "./walls-rows.ts";

type Request = {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What an operation answers to whom, when it is asked for the owner's things. */
export type Line = {
  /** Somebody without a token, or with a forged one; 401 where it is left out. */
  readonly stranger?: number;
  /** Somebody else who is signed in. */
  readonly other: number;
  readonly owner: number;
  /** Nobody can ask a second time. */
  readonly once?: true;
  /** How the owner's things are asked for. */
  readonly ask?: (owner: Rows) => Request;
};

const at =
  (name: "projectId" | "renderId" | "waitingRenderId" | "uploadId" | "layoutId" | "videoId" | "webhookId") =>
  (rows: Rows) => ({
    path: { id: rows[name] },
  });
/** Nobody's in particular: everybody reads or makes their own. */
const OWN = { other: 200, owner: 200 };
const OPEN = { stranger: 200, other: 200, owner: 200 };
/** Only its owner learns that it is there. */
const HIDDEN = { other: 404, owner: 200 };
const NOWHERE = { stranger: 404, other: 404, owner: 404 };

/** Every operation of the API; the test fails for one that has no line here. */
export const WALLS: Readonly<Record<string, Line>> = {
  "GET /api/uploads": { ...OWN, ask: ({ fingerprint }) => ({ query: { fingerprint } }) },
  "POST /api/uploads": {
    ...{ other: 201, owner: 201 },
    ask: () => ({ body: { kind: "track", name: "new.gpx", size: 1000, fingerprint: "new" } }),
  },
  "GET /api/uploads/{id}": { ...HIDDEN, ask: at("uploadId") },
  // One that is not there is fine, whoever asks; the owner's stays as it is.
  "DELETE /api/uploads/{id}": { other: 204, owner: 204, ask: at("uploadId") },
  "POST /api/uploads/{id}/parts": {
    ...HIDDEN,
    ask: (rows) => ({ ...at("uploadId")(rows), body: { partNumbers: [1] } }),
  },
  // The owner is told that the part is not there yet.
  "POST /api/uploads/{id}/complete": {
    ...{ other: 404, owner: 400 },
    ask: (rows) => ({ ...at("uploadId")(rows), body: { parts: [{ partNumber: 1, etag: '"none"' }] } }),
  },
  "POST /api/videos": {
    ...{ other: 201, owner: 201 },
    ask: () => ({ body: { url: "https://youtu.be/aZ0_-9bcdEF", duration: 60 } }),
  },
  "GET /api/videos/{id}": { ...HIDDEN, ask: at("videoId") },
  "DELETE /api/videos/{id}": { other: 404, owner: 204, ask: ({ spareVideoId }) => ({ path: { id: spareVideoId } }) },
  "POST /api/videos/join": {
    ...{ other: 404, owner: 201 },
    ask: ({ spareVideoId, otherSpareVideoId }) => ({ body: { videoIds: [spareVideoId, otherSpareVideoId] } }),
  },
  "GET /api/tracks/{id}": { ...HIDDEN, ask: ({ trackId }) => ({ path: { id: trackId } }) },
  "GET /api/projects": OWN,
  "POST /api/projects": {
    ...{ other: 404, owner: 201 },
    ask: ({ spareVideoId, spareTrackId }) => ({
      body: { title: "New", videoIds: [spareVideoId], trackId: spareTrackId },
    }),
  },
  // No sample ride has been made here.
  "POST /api/projects/sample": { other: 404, owner: 404 },
  "GET /api/projects/{id}": { ...HIDDEN, ask: at("projectId") },
  "PATCH /api/projects/{id}": {
    ...HIDDEN,
    ask: (rows) => ({ ...at("projectId")(rows), body: { version: rows.version, title: "Changed" } }),
  },
  "DELETE /api/projects/{id}": { other: 404, owner: 204, ask: at("projectId") },
  "POST /api/projects/{id}/videos": {
    ...{ other: 404, owner: 201 },
    ask: (rows) => ({ ...at("projectId")(rows), body: { videoId: rows.spareVideoId, version: rows.version } }),
  },
  "DELETE /api/projects/{id}/videos/{videoId}": {
    ...HIDDEN,
    ask: ({ projectId, secondVideoId, version }) => ({
      path: { id: projectId, videoId: secondVideoId },
      query: { version: String(version) },
    }),
  },
  "GET /api/projects/{id}/renders": { ...HIDDEN, ask: at("projectId") },
  "GET /api/layouts": OWN,
  "POST /api/layouts": {
    ...{ other: 201, owner: 201 },
    ask: () => ({ body: { layout: { ...LAYOUTS.minimal, name: crypto.randomUUID() } } }),
  },
  "PUT /api/layouts/{id}": {
    ...HIDDEN,
    ask: (rows) => ({ ...at("layoutId")(rows), body: { layout: { ...rows.layout, name: crypto.randomUUID() } } }),
  },
  "DELETE /api/layouts/{id}": { other: 404, owner: 204, ask: at("layoutId") },
  "POST /api/renders": {
    ...{ other: 404, owner: 201 },
    ask: ({ projectId, videoId }) => ({ body: { projectId, videoId } }),
  },
  "GET /api/renders/outlook": { ...OWN, ask: ({ videoId }) => ({ query: { videoId } }) },
  "GET /api/renders/{id}": { ...HIDDEN, ask: at("renderId") },
  "POST /api/renders/{id}/again": { other: 404, owner: 201, ask: at("renderId") },
  "POST /api/renders/{id}/extend": { ...HIDDEN, ask: at("renderId") },
  "POST /api/renders/{id}/cancel": { ...HIDDEN, ask: at("waitingRenderId") },
  "GET /api/renders/{id}/events": { ...HIDDEN, ask: at("renderId") },
  "POST /api/renders/{id}/share": { other: 404, owner: 201, ask: at("renderId") },
  "DELETE /api/renders/{id}/share": { other: 404, owner: 204, ask: at("renderId") },
  "GET /api/shares": OWN,
  "GET /api/usage": OWN,
  "GET /api/notifications": OWN,
  "PATCH /api/notifications": { ...OWN, ask: () => ({ body: { mailWanted: false } }) },
  "GET /api/webhooks": OWN,
  // By number: whether a name is known differs from where the test runs. Nothing is sent yet.
  "POST /api/webhooks": {
    ...{ other: 201, owner: 201 },
    ask: () => ({ body: { url: `https://93.184.215.14/${crypto.randomUUID()}` } }),
  },
  "PATCH /api/webhooks/{id}": { ...HIDDEN, ask: (rows) => ({ ...at("webhookId")(rows), body: { stopped: true } }) },
  "DELETE /api/webhooks/{id}": { other: 404, owner: 204, ask: at("webhookId") },
  // The message does not arrive, and the answer says so.
  "POST /api/webhooks/{id}/test": { ...HIDDEN, ask: at("webhookId") },
  "GET /api/account/export": OWN,
  // Others confirm with the owner's address, which is not theirs.
  "DELETE /api/account": { other: 400, owner: 202, once: true, ask: ({ email }) => ({ body: { confirm: email } }) },
  "GET /api/oembed": { ...OPEN, ask: ({ shareUrl }) => ({ query: { url: shareUrl } }) },
  // Files lie in S3 here: there is nothing behind these for anybody.
  "GET /api/files/{key}": { ...NOWHERE, ask: ({ videoId }) => ({ path: { key: `videos/${videoId}/source` } }) },
  "HEAD /api/files/{key}": { ...NOWHERE, ask: ({ videoId }) => ({ path: { key: `videos/${videoId}/source` } }) },
  "PUT /api/files/{key}": { ...NOWHERE, ask: ({ videoId }) => ({ path: { key: `videos/${videoId}/source` } }) },
  "GET /api/health": OPEN,
  "GET /api/openapi.json": OPEN,
};

type Mixed = {
  readonly operation: string;
  readonly status: number;
  readonly ask: (mine: Rows, theirs: Rows) => Request;
};

/** Somebody's own project with a part of somebody else's in it, asked for by the first. */
export const MIXED: Readonly<Record<string, Mixed>> = {
  "a project on another's track": {
    ...{ operation: "POST /api/projects", status: 404 },
    ask: (mine, theirs) => ({
      body: { title: "Mixed", videoIds: [mine.spareVideoId], trackId: theirs.spareTrackId },
    }),
  },
  "a project with one video of another's": {
    ...{ operation: "POST /api/projects", status: 404 },
    ask: (mine, theirs) => ({
      body: { title: "Mixed", videoIds: [mine.spareVideoId, theirs.spareVideoId], trackId: mine.spareTrackId },
    }),
  },
  "another's video added": {
    ...{ operation: "POST /api/projects/{id}/videos", status: 404 },
    ask: (mine, theirs) => ({
      path: { id: mine.projectId },
      body: { videoId: theirs.spareVideoId, version: mine.version },
    }),
  },
  "another's video replaced": {
    ...{ operation: "POST /api/projects/{id}/videos", status: 404 },
    ask: (mine, theirs) => ({
      path: { id: mine.projectId },
      body: { videoId: mine.spareVideoId, replaces: theirs.videoId, version: mine.version },
    }),
  },
  "another's video taken out": {
    ...{ operation: "DELETE /api/projects/{id}/videos/{videoId}", status: 404 },
    ask: (mine, theirs) => ({
      path: { id: mine.projectId, videoId: theirs.videoId },
      query: { version: String(mine.version) },
    }),
  },
  "a render of another's video": {
    ...{ operation: "POST /api/renders", status: 404 },
    ask: (mine, theirs) => ({ body: { projectId: mine.projectId, videoId: theirs.videoId } }),
  },
  "another's video joined to one's own": {
    ...{ operation: "POST /api/videos/join", status: 404 },
    ask: (mine, theirs) => ({ body: { videoIds: [mine.spareVideoId, theirs.spareVideoId] } }),
  },
};
