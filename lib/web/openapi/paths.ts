import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import {
  addVideoSchema,
  completedUploadSchema,
  completeUploadSchema,
  createProjectSchema,
  createRenderSchema,
  createUploadSchema,
  createYoutubeVideoSchema,
  errorResponseSchema,
  joinVideosSchema,
  listUploadsQuerySchema,
  projectListSchema,
  projectSchema,
  removeVideoQuerySchema,
  renderListSchema,
  renderOutlookQuerySchema,
  renderOutlookSchema,
  renderSchema,
  savedLayoutListSchema,
  savedLayoutSchema,
  saveLayoutSchema,
  shareSchema,
  signedPartsSchema,
  signPartsSchema,
  trackSchema,
  updateProjectSchema,
  uploadListSchema,
  uploadSchema,
  videoSchema,
} from "#lib/contracts/api";
import {
  createdWebhookSchema,
  createWebhookSchema,
  notificationsSchema,
  updateNotificationsSchema,
  updateWebhookSchema,
  webhookListSchema,
  webhookSchema,
  webhookTestSchema,
} from "#lib/contracts/notices";
import { oembedQuerySchema, oembedSchema } from "#lib/contracts/oembed";
import { usageSchema } from "#lib/contracts/usage";
import { eraseAccountSchema, erasureSchema, liveShareListSchema } from "#lib/contracts/your-data";
import { operation } from "#lib/web/openapi/operation";

const path = z.object({ id: z.uuid() });
const bytes = { type: "application/octet-stream", schema: z.string().meta({ format: "binary" }) };
/** As signed by this server; the addresses are taken as they are. */
const signature = z.object({ expires: z.string(), signature: z.string() });
const ok = (content: z.ZodType, description = "OK") => ({ status: 200, description, content });
const created = (content: z.ZodType) => ({ status: 201, description: "Created", content });
/** One event of the stream. */
const progressEvent = z.object({
  /** The kind that every event is of which names none. */
  event: z.literal("message").optional(),
  id: z.string(),
  data: z.string().meta({
    contentMediaType: "application/json",
    contentSchema: { $ref: "#/components/schemas/RenderProgress" },
  }),
});
const done = { status: 204, description: "Done" };

const file = {
  tag: "files",
  path: z.object({ key: z.string() }),
  /** With `download` the file comes as an attachment of that name. */
  query: signature.extend({ download: z.string().optional() }),
  header: z.object({
    range: z.string().optional(),
    "if-range": z.string().optional(),
    "if-none-match": z.string().optional(),
  }),
  open: true,
  errors: ["forbidden"],
  answers: [
    { status: 200, description: "The file", content: bytes },
    { status: 206, description: "A range of it", content: bytes },
    { status: 304, description: "Unchanged since the ETag that was given" },
    { status: 416, description: "The range lies outside the file" },
  ],
} as const;

/** Every route of the API; a test holds this list and the files in app/api to each other. */
export const paths: ZodOpenApiPathsObject = {
  "/api/uploads": {
    get: operation({
      summary: "Uploads under way, of one file or all, to go on with after a reload",
      tag: "uploads",
      query: listUploadsQuerySchema,
      answers: ok(uploadListSchema),
    }),
    post: operation({
      summary: "Begin an upload; its parts are then signed and put to storage in parallel",
      tag: "uploads",
      body: createUploadSchema,
      errors: ["limit_reached"],
      answers: created(uploadSchema),
    }),
  },
  "/api/uploads/{id}": {
    get: operation({
      summary: "An upload with the parts that storage holds",
      tag: "uploads",
      path,
      answers: ok(uploadSchema),
    }),
    delete: operation({ summary: "Abort an upload and drop its parts", tag: "uploads", path, answers: done }),
  },
  "/api/uploads/{id}/parts": {
    post: operation({
      summary: "Expiring addresses to PUT parts to; each answer's ETag is needed to complete",
      tag: "uploads",
      path,
      body: signPartsSchema,
      answers: ok(signedPartsSchema),
    }),
  },
  "/api/uploads/{id}/complete": {
    post: operation({
      summary: "Join the parts into a video or a track",
      tag: "uploads",
      path,
      body: completeUploadSchema,
      errors: ["invalid_track", "invalid_video"],
      answers: created(completedUploadSchema),
    }),
  },
  "/api/videos": {
    post: operation({
      summary:
        "A video that stays at YouTube and plays from there; of a render only the clip is fetched, where that is allowed",
      tag: "files",
      body: createYoutubeVideoSchema,
      errors: ["unsupported"],
      answers: created(videoSchema),
    }),
  },
  "/api/videos/{id}": {
    get: operation({
      summary: "A video, its facts and an expiring address",
      tag: "files",
      path,
      answers: ok(videoSchema),
    }),
    delete: operation({
      summary: "Delete a video that no project uses, with its files",
      tag: "files",
      path,
      errors: ["conflict"],
      answers: done,
    }),
  },
  "/api/videos/join": {
    post: operation({
      summary: "Join the chapters of one recording into a video, which takes their place",
      tag: "files",
      body: joinVideosSchema,
      errors: ["not_found", "limit_reached"],
      answers: created(videoSchema),
    }),
  },
  "/api/tracks/{id}": {
    get: operation({ summary: "A track and an expiring address", tag: "files", path, answers: ok(trackSchema) }),
  },
  "/api/projects": {
    get: operation({ summary: "Projects, the last touched first", tag: "projects", answers: ok(projectListSchema) }),
    post: operation({
      summary: "Begin a project from uploaded videos and a track, by default the one that a camera recorded into them",
      tag: "projects",
      body: createProjectSchema,
      errors: ["not_found", "conflict", "invalid_video", "invalid_track"],
      answers: created(projectSchema),
    }),
  },
  "/api/projects/sample": {
    post: operation({
      summary: "Begin a project of the sample ride, where that has been made",
      tag: "projects",
      errors: ["not_found"],
      answers: created(projectSchema),
    }),
  },
  "/api/projects/{id}": {
    get: operation({ summary: "A project with its files", tag: "projects", path, answers: ok(projectSchema) }),
    patch: operation({
      summary: "Save title or document over the version that was read",
      tag: "projects",
      path,
      body: updateProjectSchema,
      errors: ["conflict"],
      answers: ok(projectSchema),
    }),
    delete: operation({ summary: "Delete a project, its renders and files", tag: "projects", path, answers: done }),
  },
  "/api/projects/{id}/videos": {
    post: operation({
      summary: "Add a video to a project, bring back one that was removed, or put one in another's place",
      tag: "projects",
      path,
      body: addVideoSchema,
      errors: ["conflict"],
      answers: created(projectSchema),
    }),
  },
  "/api/projects/{id}/videos/{videoId}": {
    delete: operation({
      summary: "Take a video out of a project; its renders stay, and it can be added again for some days",
      tag: "projects",
      path: path.extend({ videoId: z.uuid() }),
      query: removeVideoQuerySchema,
      errors: ["conflict"],
      answers: ok(projectSchema),
    }),
  },
  "/api/projects/{id}/renders": {
    get: operation({
      summary: "Renders of a project, newest first",
      tag: "renders",
      path,
      answers: ok(renderListSchema),
    }),
  },
  "/api/layouts": {
    get: operation({
      summary: "A person's own layouts, in the order in which they were made",
      tag: "layouts",
      answers: ok(savedLayoutListSchema),
    }),
    post: operation({
      summary: "Keep a layout under its own name, which no other has; at most 100",
      tag: "layouts",
      body: saveLayoutSchema,
      errors: ["conflict"],
      answers: created(savedLayoutSchema),
    }),
  },
  "/api/layouts/{id}": {
    put: operation({
      summary: "Put a changed layout, or a new name, in its place; projects keep their copies",
      tag: "layouts",
      path,
      body: saveLayoutSchema,
      errors: ["conflict"],
      answers: ok(savedLayoutSchema),
    }),
    delete: operation({ summary: "Delete a layout; projects keep their copies", tag: "layouts", path, answers: done }),
  },
  "/api/usage": {
    get: operation({
      summary: "What the person's plan gives and what of it is used",
      tag: "account",
      answers: ok(usageSchema),
    }),
  },
  "/api/renders": {
    post: operation({
      summary: "Order a render of the project as it is saved now",
      tag: "renders",
      body: createRenderSchema,
      errors: ["not_found", "conflict", "invalid_video", "invalid_clip", "limit_reached"],
      answers: created(renderSchema),
    }),
  },
  "/api/renders/outlook": {
    get: operation({
      summary:
        "What is needed to estimate a render that is ordered now: the pace here, the queue, the sizes of other films",
      tag: "renders",
      query: renderOutlookQuerySchema,
      answers: ok(renderOutlookSchema),
    }),
  },
  "/api/renders/{id}": {
    get: operation({ summary: "A render with its files", tag: "renders", path, answers: ok(renderSchema) }),
  },
  "/api/renders/{id}/again": {
    post: operation({
      summary:
        "Order the very same render once more, whatever became of the project since; places are hidden as it hides them now",
      tag: "renders",
      path,
      errors: ["gone", "limit_reached"],
      answers: created(renderSchema),
    }),
  },
  "/api/renders/{id}/extend": {
    post: operation({
      summary: "Keep the files of a finished render, and with them its link, for 30 days more: once",
      tag: "renders",
      path,
      errors: ["conflict", "gone"],
      answers: ok(renderSchema),
    }),
  },
  "/api/renders/{id}/cancel": {
    post: operation({
      summary: "Cancel a render; one that has ended stays",
      tag: "renders",
      path,
      answers: ok(renderSchema),
    }),
  },
  "/api/renders/{id}/events": {
    get: operation({
      summary: "Progress as server-sent events: each one's data is the whole progress, its id the version",
      tag: "renders",
      path,
      header: z.object({ "last-event-id": z.string().optional() }),
      answers: [
        {
          status: 200,
          description: "A stream that ends with the render",
          content: { type: "text/event-stream", schema: progressEvent },
        },
        { status: 204, description: "The render has ended and its last event was seen: do not reconnect" },
      ],
    }),
  },
  "/api/renders/{id}/share": {
    post: operation({
      summary: "The public link of a finished render; the one there is, if there is one",
      tag: "shares",
      path,
      errors: ["conflict", "gone"],
      answers: created(shareSchema),
    }),
    delete: operation({
      summary: "Take the public link back; file addresses it has given out expire by themselves",
      tag: "shares",
      path,
      answers: done,
    }),
  },
  "/api/shares": {
    get: operation({
      summary: "A person's public links that work, the newest first",
      tag: "shares",
      answers: ok(liveShareListSchema),
    }),
  },
  "/api/account": {
    delete: operation({
      summary:
        "Close the account at once and have everything of it deleted, for good; the answer says what of the sign-in",
      tag: "account",
      body: eraseAccountSchema,
      answers: { status: 202, description: "Closed; being deleted", content: erasureSchema },
    }),
  },
  "/api/account/export": {
    get: operation({
      summary:
        "Everything that is kept of a person: a ZIP archive, with links to videos and films that work for some days",
      tag: "account",
      answers: { status: 200, description: "The archive", content: { type: "application/zip", schema: bytes.schema } },
    }),
  },
  "/api/oembed": {
    get: operation({
      summary: "A share link as other sites show it (oembed.com); 401 once it was taken back",
      tag: "shares",
      query: oembedQuerySchema,
      open: true,
      errors: ["not_found", "unsupported"],
      answers: ok(oembedSchema),
    }),
  },
  "/api/notifications": {
    get: operation({
      summary: "Whether and where mail tells of renders, and the last mails",
      tag: "notifications",
      answers: ok(notificationsSchema),
    }),
    patch: operation({
      summary: "Switch that mail on or off; local mode also sets its address",
      tag: "notifications",
      body: updateNotificationsSchema,
      answers: ok(notificationsSchema),
    }),
  },
  "/api/webhooks": {
    get: operation({
      summary: "Addresses that are told of renders, with the last deliveries",
      tag: "notifications",
      answers: ok(webhookListSchema),
    }),
    post: operation({
      summary: "Have an address told of renders; the answer holds the secret that signs the messages, this once",
      tag: "notifications",
      body: createWebhookSchema,
      errors: ["conflict", "limit_reached"],
      answers: created(createdWebhookSchema),
    }),
  },
  "/api/webhooks/{id}": {
    patch: operation({
      summary: "Stop a webhook, or switch it on again",
      tag: "notifications",
      path,
      body: updateWebhookSchema,
      answers: ok(webhookSchema),
    }),
    delete: operation({ summary: "Remove a webhook", tag: "notifications", path, answers: done }),
  },
  "/api/webhooks/{id}/test": {
    post: operation({
      summary: "Send a message of type `test` now",
      tag: "notifications",
      path,
      answers: ok(webhookTestSchema),
    }),
  },
  "/api/files/{key}": {
    get: operation({ ...file, summary: "A file kept on disk, by signed address only; answers Range" }),
    head: operation({ ...file, summary: "What a GET would answer, without the file" }),
    put: operation({
      summary: "A part of an upload, by signed address only; its ETag is needed to complete the upload",
      tag: "files",
      path: z.object({ key: z.string() }),
      query: signature.extend({ uploadId: z.string(), partNumber: z.string(), size: z.string() }),
      open: true,
      body: bytes,
      errors: ["forbidden"],
      answers: [
        { status: 200, description: "Stored" },
        { status: 411, description: "invalid_request: no Content-Length", content: errorResponseSchema },
      ],
    }),
  },
  "/api/health": {
    get: operation({
      summary: "Whether this server can answer people",
      tag: "service",
      open: true,
      answers: ok(z.object({ status: z.literal("ok") })),
    }),
  },
  "/api/openapi.json": {
    get: operation({
      summary: "This document",
      tag: "service",
      open: true,
      answers: ok(z.record(z.string(), z.unknown())),
    }),
  },
};
