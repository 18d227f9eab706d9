import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOST_VIDEOS, type ProjectResource } from "#lib/contracts/api";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { addVideo, removeVideo } from "#lib/server/change-videos";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { deleteVideo } from "#lib/server/delete-video";
import { createProject, deleteProject, getProject, listProjects, updateProject } from "#lib/server/projects";
import { createRender, getRender } from "#lib/server/renders";
import { facts, insertVideo, storeTrack } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { deleteUnused } from "#lib/server/upkeep/delete-unused";
import { finishVideo } from "#lib/server/videos";

let database: TestDatabase;
let ownerId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  ownerId = randomUUID();
});

const START = Date.UTC(2024, 5, 1, 8) / 1000;

/** A track that begins at START, stored. */
const storedTrack = () => storeTrack(ownerId, { start: START, length: 3600 });

/** A video that begins so many seconds into the ride by its camera's clock. */
const video = (at: number, changes: Partial<VideoFacts> = {}) =>
  insertVideo(ownerId, facts({ duration: 90, creationTime: START + at, ...changes }));

async function ride(...at: number[]): Promise<ProjectResource> {
  const videoIds = [];
  for (const each of at) videoIds.push(await video(each));
  return createProject(ownerId, { title: "Galibier", videoIds, trackId: await storedTrack() });
}
const idsOf = (project: ProjectResource) => project.videos.map(({ id }) => id);
const syncs = ({ document, videos: used }: ProjectResource) => used.map(({ id }) => document.videos[id]?.sync);

describe("a ride of several videos", () => {
  test("lines each one up by its own clock, keeps their order, and is shown by the first", async () => {
    const made = await ride(600, 60, 1800);
    expect(syncs(made)).toEqual([600, 60, 1800].map((at) => ({ start: START + at, offset: 0, rate: 1 })));
    expect(Object.values(made.document.videos).map(({ clip }) => clip)).toEqual(Array(3).fill({ in: 0, out: 30 }));
    await finishVideo(idsOf(made)[0]!, { facts: facts({ duration: 90, creationTime: START + 600 }), hasPoster: true });
    expect((await listProjects(ownerId))[0]?.posterUrl).toContain(idsOf(made)[0]);
  });

  test("keeps what is known of each when a document comes that speaks of one only", async () => {
    const made = await ride(60, 600);
    const [first, second] = idsOf(made) as [string, string];
    const edit = { sync: { start: START, offset: 3, rate: 1 }, clip: { in: 1, out: 2 } };
    // Of a video that the ride never had nothing is kept: a document would grow without end.
    const document = { ...made.document, videos: { [second]: edit, [randomUUID()]: edit } };
    const saved = await updateProject(ownerId, made.id, { version: made.version, document });
    expect(saved.document.videos).toEqual({ [first]: made.document.videos[first], [second]: edit });
  });

  test("renders the video that is named, and asks which when none is", async () => {
    const made = await ride(60, 600);
    const [, second] = idsOf(made);
    const render = await createRender(ownerId, { projectId: made.id, videoId: second });
    expect(render).toMatchObject({ video: { id: second }, order: { sync: { start: START + 600 } } });
    await expect(createRender(ownerId, { projectId: made.id })).rejects.toMatchObject({ code: "invalid_request" });
    const stranger = await video(10);
    await expect(createRender(ownerId, { projectId: made.id, videoId: stranger })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("goes with all of them, removed ones too, but one that another ride uses stays", async () => {
    const made = await ride(60, 600, 1200);
    const [shared, removed, own] = idsOf(made) as [string, string, string];
    await createProject(ownerId, { title: "Other", videoIds: [shared], trackId: made.track.id });
    await removeVideo(ownerId, made.id, removed, made.version);
    await deleteProject(ownerId, made.id);
    const left = await db().select({ id: videos.id }).from(videos).where(eq(videos.ownerId, ownerId));
    expect(left.map(({ id }) => id)).toEqual([shared]);
    expect(left).not.toContain(own);
  });

  test("can go at the same moment as another one of the same videos", async () => {
    const made = await ride(...Array.from({ length: 8 }, (_, i) => 60 * i));
    const videoIds = idsOf(made).toReversed();
    const other = await createProject(ownerId, { title: "Other", videoIds, trackId: made.track.id });
    await Promise.all([deleteProject(ownerId, made.id), deleteProject(ownerId, other.id)]);
    expect(await db().$count(videos, eq(videos.ownerId, ownerId))).toBe(0);
  });
});

describe("adding a video", () => {
  test("completes it at once when it is read, and when it has been read otherwise, without a new version", async () => {
    const made = await ride(60);
    const added = await addVideo(ownerId, made.id, { videoId: await video(600), version: made.version });
    expect(added.version).toBe(made.version + 1);
    expect(syncs(added)[1]).toEqual({ start: START + 600, offset: 0, rate: 1 });
    const late = await insertVideo(ownerId);
    const waiting = await addVideo(ownerId, made.id, { videoId: late, version: added.version });
    expect(waiting.document.videos[late]).toBeUndefined();
    await finishVideo(late, { facts: facts({ creationTime: START + 900 }), hasPoster: false });
    const ready = await getProject(ownerId, made.id);
    expect([ready.version, syncs(ready)[2]?.start]).toEqual([waiting.version, START + 900]);
  });

  test("puts its clock right as a person did for another one of the camera", async () => {
    const made = await ride(60);
    const [first] = idsOf(made) as [string];
    const edit = { sync: { start: START + 60, offset: 12.5, rate: 1 }, clip: { in: 0, out: 5 } };
    const document = { ...made.document, videos: { [first]: edit } };
    const { version } = await updateProject(ownerId, made.id, { version: made.version, document });
    const added = await addVideo(ownerId, made.id, { videoId: await video(600), version });
    expect(syncs(added)[1]).toEqual({ start: START + 600, offset: 12.5, rate: 1 });
  });

  test("is refused from a stale window, twice, of another person, and beyond the limit", async () => {
    const made = await ride(60);
    const [first] = idsOf(made) as [string];
    const another = await video(600);
    const add = (videoId: string, version = made.version) => addVideo(ownerId, made.id, { videoId, version });
    await expect(add(another, made.version - 1)).rejects.toMatchObject({
      code: "conflict",
      details: { version: made.version },
    });
    await expect(add(first)).rejects.toMatchObject({ code: "invalid_request" });
    await expect(add(await insertVideo(randomUUID(), facts()))).rejects.toMatchObject({ code: "not_found" });
    expect((await getProject(ownerId, made.id)).version).toBe(made.version);
    const full = await ride(...Array.from({ length: MOST_VIDEOS }, (_, i) => 60 * i));
    await expect(addVideo(ownerId, full.id, { videoId: another, version: full.version })).rejects.toMatchObject({
      userMessage: expect.stringContaining("at most 20"),
    });
  });

  test("in another one's place takes over its sync and clip, within its own length, and its place", async () => {
    const made = await ride(60, 600);
    const [first, second] = idsOf(made) as [string, string];
    const edit = { sync: { start: START + 60, offset: -7, rate: 1 }, clip: { in: 10, out: 85 } };
    const document = { ...made.document, videos: { [first]: edit } };
    const { version } = await updateProject(ownerId, made.id, { version: made.version, document });
    const original = await insertVideo(ownerId);
    const replaced = await addVideo(ownerId, made.id, { videoId: original, replaces: first, version });
    expect(idsOf(replaced)).toEqual([original, second]);
    expect(replaced.document.videos[original]).toEqual(edit);
    await finishVideo(original, { facts: facts({ duration: 80, creationTime: 0 }), hasPoster: false });
    expect((await getProject(ownerId, made.id)).document.videos[original]).toEqual({
      ...edit,
      clip: { in: 10, out: 80 },
    });
  });
});

describe("removing a video", () => {
  test("leaves its renders, and adding it again brings it back as it was", async () => {
    const made = await ride(60, 600);
    const [first, second] = idsOf(made) as [string, string];
    const render = await createRender(ownerId, { projectId: made.id, videoId: first });
    const removed = await removeVideo(ownerId, made.id, first, made.version);
    expect(idsOf(removed)).toEqual([second]);
    expect(await getRender(ownerId, render.id)).toMatchObject({ status: "queued", video: { id: first } });
    const back = await addVideo(ownerId, made.id, { videoId: first, version: removed.version });
    expect(back).toMatchObject({ version: made.version + 2, document: made.document });
    expect(idsOf(back)).toEqual([first, second]);
  });

  test("lets its owner delete it at once, which is refused while any ride has it", async () => {
    const made = await ride(60, 600);
    const [first, second] = idsOf(made) as [string, string];
    const other = await createProject(ownerId, { title: "Other", videoIds: [first, second], trackId: made.track.id });
    await removeVideo(ownerId, made.id, first, made.version);
    await expect(deleteVideo(ownerId, first)).rejects.toMatchObject({ code: "conflict" });
    await removeVideo(ownerId, other.id, first, other.version);
    await deleteVideo(ownerId, first);
    expect(await db().$count(videos, eq(videos.id, first))).toBe(0);
    await expect(deleteVideo(ownerId, second)).rejects.toMatchObject({ code: "conflict" });
  });

  test("of the last one, of an unknown one or from a stale window is refused", async () => {
    const made = await ride(60);
    const [only] = idsOf(made) as [string];
    const remove = (id: string, version = made.version) => removeVideo(ownerId, made.id, id, version);
    await expect(remove(only)).rejects.toMatchObject({ userMessage: expect.stringContaining("last one") });
    await expect(remove("nonsense")).rejects.toMatchObject({ code: "not_found" });
    await expect(remove(only, 99)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is forgotten with its files by the upkeep, but not before its time", async () => {
    const made = await ride(60, 600);
    const [first] = idsOf(made) as [string];
    const removed = await removeVideo(ownerId, made.id, first, made.version);
    await deleteUnused(new Date(Date.now() - 3600_000));
    expect(await db().$count(videos, eq(videos.id, first))).toBe(1);
    await deleteUnused(new Date(Date.now() + 3600_000));
    expect(await db().$count(videos, eq(videos.id, first))).toBe(0);
    const again = addVideo(ownerId, made.id, { videoId: first, version: removed.version });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
    expect(idsOf(await getProject(ownerId, made.id))).toHaveLength(1);
  });
});
