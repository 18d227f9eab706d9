import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { RenderResource, VideoResource } from "#lib/contracts/api";
import { METRIC } from "#lib/domain/overlay/display-units";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import { createClient } from "./client.ts";

const ID = "0b8f6a52-93a5-4a3d-8d6f-0f6f6e6f1a11";
/** Milliseconds; less than the client's own pause between two looks. */
const PATIENCE = 100;
const SIGNAL = new AbortController().signal;

let server: Server | undefined;
afterEach(() => server?.close());

/** A studio that answers every request with the next of `answers`, and then with the last one again and again. */
async function studioSaying(...answers: unknown[]): Promise<string> {
  server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers.length > 1 ? answers.shift() : answers[0]));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server?.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const PROCESSING: VideoResource = {
  ...{ id: ID, name: "ride.mp4", status: "processing", facts: null },
  ...{ url: "http://127.0.0.1/ride.mp4", posterUrl: null, cameraTrackId: null, problem: null },
  ...{
    previewUrl: null,
    previewProgress: null,
    filmstrip: null,
    waveformUrl: null,
    stripPending: false,
    joinProgress: null,
  },
  youtubeId: null,
  fetchable: false,
};

function render(version: number, state: Partial<RenderResource>): RenderResource {
  return {
    ...{ id: ID, projectId: ID, version, status: "running", stage: "drawing", progress: version / 10 },
    ...{ framesDone: 0, framesTotal: 10, eta: null, problem: null, warnings: [], renditions: [], share: null },
    ...{ createdAt: "2024-06-01T06:00:00Z", finishedAt: null, expiresAt: null, extendable: false },
    video: { id: ID, name: "ride.mp4" },
    order: {
      ...{ title: "Ride", sync: { start: 0, offset: 0, rate: 1 }, clip: { in: 0, out: 10 } },
      ...{ layout: LAYOUTS.cockpit, units: METRIC, output: DEFAULT_OUTPUT },
    },
    ...state,
  } as RenderResource;
}

test("a video that no worker looks at is given up in plain words", async () => {
  const client = createClient(await studioSaying(PROCESSING), SIGNAL, PATIENCE);
  await expect(client.createProject("Ride", ID, ID)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(/^The check of the video has not moved for/),
  });
});

test("a video that is refused says why", async () => {
  const refused = { ...PROCESSING, status: "failed", problem: "This file holds no picture." };
  const client = createClient(await studioSaying(PROCESSING, refused), SIGNAL);
  await expect(client.createProject("Ride", ID, ID)).rejects.toMatchObject({
    code: "invalid_video",
    userMessage: "This file holds no picture.",
  });
});

test("a render is followed for as long as it moves, each state once", async () => {
  const states = [
    ...[render(0, { status: "queued", stage: "waiting" }), render(0, { status: "queued", stage: "waiting" })],
    ...[render(1, {}), render(2, {}), render(3, { stage: "checking" })],
    render(4, { status: "done", stage: "finished", progress: 1 }),
  ];
  const seen: [number, string][] = [];
  const client = createClient(await studioSaying(...states), SIGNAL, PATIENCE);
  const finished = await client.render(ID, ({ progress, stage }) => seen.push([progress, stage]));
  expect(finished.status).toBe("done");
  expect(seen).toEqual([
    [0, "waiting"],
    [0.1, "drawing"],
    [0.2, "drawing"],
    [0.3, "checking"],
    [1, "finished"],
  ]);
});

test("a render that stands still is given up", async () => {
  const client = createClient(await studioSaying(render(1, {})), SIGNAL, PATIENCE);
  await expect(client.render(ID, () => {})).rejects.toMatchObject({ code: "unavailable" });
});

test("when the studio has ended, its end is what is thrown", async () => {
  const over = new AbortController();
  const client = createClient(await studioSaying(render(1, {})), over.signal);
  const reason = new Error("the web server ended");
  await expect(client.render(ID, () => over.abort(reason))).rejects.toBe(reason);
});
