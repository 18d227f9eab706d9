import { expect, test, vi } from "vitest";
import { AppError } from "#lib/domain/errors";
import { recordingsOf } from "./recordings.ts";
import type { UploadApi } from "./upload-api.ts";
import type { UploadEvents, UploadedFile, UploadOrder } from "./upload-file.ts";
import { createUploadStore, type UploadItem } from "./upload-store.ts";

const video = (name: string, size = 100) => new File([`\0\0\0\x20ftypisom${"x".repeat(size)}`], name);
const gpx = (name = "ride.gpx") => new File(['<?xml version="1.0"?><gpx>'], name);

/** A server that sends nothing until it is told to. */
function setup(only?: "video") {
  const sending = new Map<string, { order: UploadOrder; events: UploadEvents; end: PromiseWithResolvers<void> }>();
  const completed: { id: string; chapter: boolean }[] = [];
  const ended: string[] = [];
  const api: Partial<UploadApi> = {
    find: async (fingerprint) => [{ id: `open ${fingerprint.split(" ").at(-1)}` } as never],
    abort: async (id) => void ended.push(id),
    deleteVideo: async (id) => void ended.push(id),
    complete: async (id, _parts, { chapter = false } = {}) => {
      completed.push({ id, chapter });
      return { kind: "video", id };
    },
  };
  async function send(order: UploadOrder, events: UploadEvents): Promise<UploadedFile> {
    const end = Promise.withResolvers<void>();
    sending.set(order.name, { order, events, end });
    order.signal.addEventListener("abort", () => end.reject(new AppError("cancelled", "stopped")));
    try {
      await end.promise;
    } finally {
      if (sending.get(order.name)?.end === end) sending.delete(order.name);
    }
    const chapter = order.isChapter?.() ?? false;
    completed.push({ id: `id of ${order.name}`, chapter });
    return { kind: order.kind, id: `id of ${order.name}`, parts: [{ partNumber: 1, etag: "e" }], chapter };
  }
  const check = async (file: File, kind: "video" | "track") => {
    if (file.name.startsWith("bad")) throw new AppError("invalid_video", "This one is broken.");
    return kind === "video" ? ({ kind, facts: undefined } as const) : ({ kind, facts: {} as never } as const);
  };
  const store = createUploadStore({ api: api as UploadApi, check, send, only });
  const phases = () => Object.fromEntries(store.get().items.map(({ file, state }) => [file.name, state.phase]));
  const keyOf = (name: string) => store.get().items.find(({ file }) => file.name === name)!.key;
  const finish = async (name: string) => {
    sending.get(name)!.end.resolve();
    await vi.waitFor(() => expect(phases()[name]).toBe("done"));
  };
  return { store, phases, keyOf, sending, completed, ended, finish };
}

const names = (items: readonly UploadItem[]) => items.map(({ file }) => file.name);

test("the track goes at once, videos two at a time in the order in which they were chosen", async () => {
  const { store, phases, finish } = setup();
  await store.add([video("1.mp4"), video("2.mp4"), video("3.mp4"), gpx()]);
  expect(phases()).toEqual({ "1.mp4": "sending", "2.mp4": "sending", "3.mp4": "waiting", "ride.gpx": "sending" });
  await finish("1.mp4");
  expect(phases()).toMatchObject({ "2.mp4": "sending", "3.mp4": "sending" });
});

test("a paused upload makes room for the next one and goes on when asked to", async () => {
  const { store, phases, keyOf, sending } = setup();
  await store.add([video("1.mp4"), video("2.mp4"), video("3.mp4")]);
  store.pause(keyOf("1.mp4"));
  expect(phases()).toEqual({ "1.mp4": "paused", "2.mp4": "sending", "3.mp4": "sending" });
  store.remove(keyOf("2.mp4"));
  store.resume(keyOf("1.mp4"));
  expect(phases()).toEqual({ "1.mp4": "sending", "3.mp4": "sending" });
  await vi.waitFor(() => expect([...sending.keys()].sort()).toEqual(["1.mp4", "3.mp4"]));
});

test("what was interrupted says why and can be gone on with; what was refused is replaced by the next choice", async () => {
  const { store, phases, keyOf, sending } = setup();
  await store.add([video("1.mp4"), video("bad.mp4")]);
  sending.get("1.mp4")!.end.reject(new AppError("unavailable", "gone", { userMessage: "The connection was lost." }));
  await vi.waitFor(() => expect(phases()).toEqual({ "1.mp4": "interrupted", "bad.mp4": "refused" }));
  expect(store.get().items.map(({ state }) => "message" in state && state.message)).toEqual([
    "The connection was lost.",
    "This one is broken.",
  ]);
  store.resume(keyOf("1.mp4"));
  expect(phases()["1.mp4"]).toBe("sending");

  await store.add([gpx("bad.gpx")]);
  expect(phases()["bad.gpx"]).toBe("refused");
  await store.add([gpx()]);
  expect(phases()).toMatchObject({ "ride.gpx": "sending" });
  expect(phases()["bad.gpx"]).toBeUndefined();
});

test("what is removed ends on the server too: an open upload is aborted, a finished video deleted", async () => {
  const { store, keyOf, ended, finish } = setup();
  await store.add([video("1.mp4"), video("2.mp4")]);
  await finish("1.mp4");
  store.remove(keyOf("1.mp4"));
  store.remove(keyOf("2.mp4"));
  expect(store.get().items).toEqual([]);
  await vi.waitFor(() => expect(ended.sort()).toEqual(["id of 1.mp4", "open 2.mp4"]));
});

test("files that are not used are named with the reason", async () => {
  const { store } = setup();
  const file = video("1.mp4");
  await store.add([file, gpx()]);
  await store.add([file, gpx("other.gpx"), new File(["\xff\xd8"], "1.jpg")]);
  expect(store.get().unused).toEqual([
    { name: "1.jpg", why: "neither a video nor a track" },
    { name: "1.mp4", why: "chosen already" },
    { name: "other.gpx", why: "a ride has one track; remove the other one first" },
  ]);
  const videos = setup("video");
  await videos.store.add([gpx()]);
  expect(videos.store.get().unused).toEqual([{ name: "ride.gpx", why: "not a video" }]);
});

test("chapters are handed over as such; one that is left alone is then read like any video", async () => {
  const { store, keyOf, completed, finish } = setup();
  await store.add([video("GX020042.MP4"), video("GX010042.MP4")]);
  expect(recordingsOf(store.get()).map(({ items }) => names(items))).toEqual([["GX010042.MP4", "GX020042.MP4"]]);
  await finish("GX010042.MP4");
  expect(completed).toEqual([{ id: "id of GX010042.MP4", chapter: true }]);
  store.remove(keyOf("GX020042.MP4"));
  expect(completed.slice(1)).toEqual([{ id: "id of GX010042.MP4", chapter: false }]);
});

test("chapters can be kept apart and joined again", async () => {
  const { store, keyOf, completed, finish } = setup();
  await store.add([video("GX010042.MP4"), video("GX020042.MP4")]);
  const keys = ["GX010042.MP4", "GX020042.MP4"].map(keyOf);
  await finish("GX010042.MP4");
  store.keepApart(keys, true);
  expect(recordingsOf(store.get()).map(({ items }) => items.length)).toEqual([1, 1]);
  expect(completed.at(-1)).toEqual({ id: "id of GX010042.MP4", chapter: false });
  await finish("GX020042.MP4");
  expect(completed.at(-1)).toEqual({ id: "id of GX020042.MP4", chapter: false });
  store.keepApart(keys, false);
  expect(recordingsOf(store.get()).map(({ items }) => items.length)).toEqual([2]);
});

test("a video that a project has taken over is forgotten here and stays on the server; one on its way stays here", async () => {
  const { store, phases, keyOf, ended, finish } = setup();
  await store.add([video("1.mp4"), video("2.mp4")]);
  await finish("1.mp4");
  store.handOver([keyOf("1.mp4"), keyOf("2.mp4")]);
  expect(phases()).toEqual({ "2.mp4": "sending" });
  expect(ended).toEqual([]);
});

test("whoever is signed out on the way is told so, and goes on after signing in", async () => {
  const { store, phases, keyOf, sending, finish } = setup();
  await store.add([video("1.mp4")]);
  sending.get("1.mp4")!.end.reject(new AppError("unauthorized", "Sign in to continue."));
  await vi.waitFor(() => expect(phases()).toEqual({ "1.mp4": "interrupted" }));
  expect(store.get().items[0]?.state).toMatchObject({
    why: "signedOut",
    message: expect.stringContaining("What has arrived is kept"),
  });
  store.resume(keyOf("1.mp4"));
  await finish("1.mp4");
});
