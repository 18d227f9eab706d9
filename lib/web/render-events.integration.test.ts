import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RenderProgress } from "#lib/contracts/api";
import { createProject, updateProject } from "#lib/server/projects";
import { claimRender, failRender, type RenderClaim } from "#lib/server/render-claim";
import { cancelRender, createRender, getRenderProgress } from "#lib/server/renders";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { hasEnded, renderEvents } from "#lib/web/render-events";
import { eventStream, lastEventId } from "#lib/web/sse";

let database: TestDatabase;
let ownerId: string;
let id: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ownerId = randomUUID();
  const parts = { title: "x", videoIds: [await insertVideo(ownerId, facts())], trackId: await insertTrack(ownerId) };
  const project = await createProject(ownerId, parts);
  const document = linedUp(project, { start: 0, offset: 0, rate: 1 });
  await updateProject(ownerId, project.id, { version: project.version, document });
  id = (await createRender(ownerId, { projectId: project.id })).id;
});

type Event = { id: number; data: RenderProgress };

/** A client as a browser is one: reads events until told to stop. */
function connect(options: { since?: number; maxAge?: number } = {}) {
  const leaving = new AbortController();
  const headers = new Headers(options.since === undefined ? [] : [["last-event-id", String(options.since)]]);
  const request = new Request("http://127.0.0.1/events", { signal: leaving.signal, headers });
  const timing = { heartbeat: 20, maxAge: options.maxAge ?? 60_000 };
  const response = eventStream(request, (signal) => renderEvents(ownerId, id, lastEventId(request), signal), timing);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    response,
    leave: () => leaving.abort(),
    /** The next event; undefined when the stream has ended. */
    async next(): Promise<Event | undefined> {
      for (;;) {
        const match = /^id: (\d+)\ndata: (.*)\n\n/m.exec(text);
        if (match) {
          text = text.slice(match.index + match[0].length);
          return { id: Number(match[1]), data: JSON.parse(match[2]!) };
        }
        const { done, value } = await reader.read();
        if (done) return undefined;
        text += value;
      }
    },
    /** Everything up to the next text that matches. */
    async until(pattern: RegExp): Promise<string> {
      while (!pattern.test(text)) text += (await reader.read()).value ?? "";
      return text;
    },
  };
}

const claimed = async () => (await claimRender(id)) as RenderClaim;

describe("the event stream of a render", () => {
  test("sends the present state at once, then every change, and ends with the render", async () => {
    const client = connect();
    const first = await client.next();
    expect(first?.data).toMatchObject({ status: "queued", stage: "waiting" });
    const claim = await claimed();
    expect((await client.next())?.data).toMatchObject({ status: "running", stage: "preparing" });
    await claim.report({ stage: "drawing", framesDone: 30, progress: 0.05, eta: 9 });
    const third = await client.next();
    expect(third?.data).toMatchObject({ stage: "drawing", framesDone: 30, eta: 9 });
    expect(third!.id).toBe(third!.data.version);
    expect(third!.id).toBeGreaterThan(first!.id);
    await failRender(id, "Something broke.");
    expect((await client.next())?.data).toMatchObject({ status: "failed", problem: "Something broke." });
    expect(await client.next()).toBeUndefined();
    expect(client.response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  });

  test("tells a client that comes back only what is newer than what it saw", async () => {
    const claim = await claimed();
    const before = connect();
    const seen = await before.next();
    before.leave();
    const back = connect({ since: seen!.id });
    const next = back.next();
    await claim.report({ framesDone: 60 });
    expect((await next)?.data.framesDone).toBe(60);
    back.leave();
  });

  test("gives a client that comes back late the newest state, not the history", async () => {
    const claim = await claimed();
    for (let frames = 0; frames < 20; frames++) await claim.report({ framesDone: frames });
    const client = connect({ since: 1 });
    const only = await client.next();
    expect(only?.data.framesDone).toBe(19);
    await cancelRender(ownerId, id);
    expect((await client.next())?.data.status).toBe("cancelled");
    expect(await client.next()).toBeUndefined();
  });

  test("keeps a quiet stream alive with comments and tells how soon to come back", async () => {
    const client = connect();
    expect(await client.until(/\n:\n\n[\s\S]*:\n\n/)).toMatch(/^retry: \d+\n\n/);
    client.leave();
  });

  test("ends when the client goes and when it is old", async () => {
    const gone = connect();
    await gone.next();
    gone.leave();
    expect(await gone.next()).toBeUndefined();
    const old = connect({ maxAge: 50 });
    await old.next();
    expect(await old.next()).toBeUndefined();
  });

  test("reaches many clients of many renders over one connection", async () => {
    const clients = Array.from({ length: 20 }, () => connect());
    for (const client of clients) await client.next();
    await claimed();
    const states = await Promise.all(clients.map((client) => client.next()));
    expect(states.map((state) => state?.data.status)).toEqual(Array(20).fill("running"));
    for (const client of clients) client.leave();
  });

  test("is not another person's to hear", async () => {
    const events = renderEvents(randomUUID(), id, 0, new AbortController().signal);
    await expect(events.next()).rejects.toMatchObject({ code: "not_found" });
  });
});

test("a client that saw the end is told so", async () => {
  await cancelRender(ownerId, id);
  const state = await getRenderProgress(ownerId, id);
  expect(hasEnded(state)).toBe(true);
  const client = connect({ since: state.version });
  expect(await client.next()).toBeUndefined();
});
