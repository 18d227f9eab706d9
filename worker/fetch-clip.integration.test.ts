import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { renderOrders, renders, youtubeSections } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { createLogger } from "#lib/server/logger";
import { createProject, updateProject } from "#lib/server/projects";
import { cancelRender, createRender, getRender } from "#lib/server/renders";
import { repeatRender } from "#lib/server/repeat-render";
import { storage } from "#lib/server/storage/open-storage";
import { linedUp, storeTrack } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { deleteOrphans } from "#lib/server/upkeep/delete-orphans";
import { expireSections } from "#lib/server/upkeep/expire-sections";
import { failLost } from "#lib/server/upkeep/fail-lost";
import { ownsStorage } from "#lib/server/upkeep/owns-storage";
import { createYoutubeVideo } from "#lib/server/youtube-videos";
import type { JobContext } from "./job-handler.ts";
import { fetchClipFrom } from "./jobs/fetch-clip.ts";
import { render } from "./jobs/render.ts";
import { probeResult } from "./media/ffprobe.ts";
import { fileUrl } from "./media/input.ts";
import { run } from "./media/run.ts";
import { keysUnder, makeFilm } from "./testing/stored-ride.ts";
import { missingYtDlp, openVideoSite, type VideoSite } from "./testing/video-site.ts";

const START = Date.UTC(2024, 5, 1, 8) / 1000;

let database: TestDatabase;
let site: VideoSite;
let film: Awaited<ReturnType<typeof makeFilm>>;
let ownerId: string;
let youtubeId: string;
beforeAll(async () => {
  database = await testDatabase();
  expect(await ownsStorage()).toBe(true);
  film = await makeFilm(30);
  site = await openVideoSite(database.dataDir);
  const served = join(database.dataDir, "served.mp4");
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-i", fileUrl(film.path), "-c", "copy"],
    ...["-movflags", "+frag_keyframe+dash+global_sidx+delay_moov", fileUrl(served)],
  ]);
  site.files.set("/film", served);
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await film[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(({ skip }) => {
  skip(missingYtDlp !== undefined, missingYtDlp);
  ownerId = randomUUID();
  youtubeId = randomUUID().replaceAll("-", "").slice(0, 11);
  const formats = [{ format_id: "b", url: `${site.origin}/film`, ext: "mp4" }];
  site.videos.set(youtubeId, { id: youtubeId, title: "A ride", duration: 30, formats });
  site.asked.length = 0;
});

const context = (changes: Partial<JobContext> = {}): JobContext => ({
  ...{ id: randomUUID(), signal: new AbortController().signal, isLastTry: false, log: createLogger("worker") },
  ...{ workFolder: join(database.dataDir, "work"), encoder: "libx264" },
  ...changes,
});
const fetchClip = (renderId: string, changes: Partial<JobContext> = {}) =>
  fetchClipFrom(site.source).run({ renderId }, context(changes));
const pages = () => site.asked.filter((line) => line.includes("/watch")).length;

async function youtubeProject(): Promise<string> {
  const video = await createYoutubeVideo(ownerId, {
    url: `https://youtu.be/${youtubeId}`,
    duration: 30.4,
    name: "Col",
  });
  const trackId = await storeTrack(ownerId, { start: START, length: 600 });
  const made = await createProject(ownerId, { title: "Ride", videoIds: [video.id], trackId });
  const { id, version } = made;
  await updateProject(ownerId, id, { version, document: linedUp(made, { start: START, offset: 60, rate: 1 }) });
  return id;
}
async function ordered(clip: { in: number; out: number }, projectId?: string): Promise<string> {
  const order = { projectId: projectId ?? (await youtubeProject()), clip };
  return (await createRender(ownerId, order)).id;
}
const jobsOf = async (id: string) => {
  const rows = await db().execute<{ name: string; state: string }>(
    `select name, state::text from pgboss.job where id = '${id}' order by name`,
  );
  return rows.map(({ name, state }) => `${name} ${state}`);
};
const sectionsOf = () => db().select().from(youtubeSections).where(eq(youtubeSections.youtubeId, youtubeId));

test("an order of a YouTube video is fetched, then queued, then rendered as long as its clip", async () => {
  const id = await ordered({ in: 12.5, out: 14 });
  expect(await jobsOf(id)).toEqual(["fetch created"]);
  expect(await getRender(ownerId, id)).toMatchObject({ status: "queued", video: { youtubeId, name: "Col" } });
  await fetchClip(id);
  expect(await jobsOf(id)).toEqual(["fetch created", "render created"]);
  expect(await getRender(ownerId, id)).toMatchObject({ status: "queued", stage: "fetched" });
  const [section] = await sectionsOf();
  expect(section).toMatchObject({ start: 7, end: 19 });
  expect(await storage().head(section!.key)).toEqual({ size: section!.size });

  await render.run({ renderId: id }, context());
  const done = await getRender(ownerId, id);
  // The player said 30 frames of 1920 × 1080; the film has what the video has.
  expect(done).toMatchObject({ status: "done", framesTotal: 45 });
  const [file] = await keysUnder(`renders/${id}/source`);
  const { facts, frames } = await probeResult(await storage().inputFor(file!));
  expect({ frames, width: facts.width, height: facts.height }).toEqual({ frames: 45, width: 640, height: 360 });
});

test("orders that come together fetch a clip once, and later ones inside it not at all", async () => {
  const projectId = await youtubeProject();
  const ids = await Promise.all([10, 10, 11, 12].map((begin) => ordered({ in: begin, out: begin + 1 }, projectId)));
  await Promise.all(ids.map((id) => fetchClip(id)));
  expect(pages()).toBe(1);
  expect(await sectionsOf()).toHaveLength(1);
  for (const id of ids) expect(await jobsOf(id)).toContain("render created");

  await fetchClip(await ordered({ in: 8, out: 15.9 }, projectId));
  expect(pages()).toBe(1);
  await fetchClip(await ordered({ in: 20, out: 30.4 }, projectId));
  expect(pages()).toBe(2);
  expect(await sectionsOf()).toHaveLength(2);
});

test("a job that runs twice queues the render once and takes it from nobody", async () => {
  const id = await ordered({ in: 3, out: 4 });
  await fetchClip(id);
  await fetchClip(id);
  expect(await jobsOf(id)).toEqual(["fetch created", "render created"]);
  await render.run({ renderId: id }, context());
  await fetchClip(id);
  expect(await getRender(ownerId, id)).toMatchObject({ status: "done", stage: "finished" });
});

test("a clip to the very end, as long as YouTube's player said, is rendered to where the picture ends", async () => {
  const id = await ordered({ in: 29, out: 30.4 });
  await fetchClip(id);
  await render.run({ renderId: id }, context());
  expect(await getRender(ownerId, id)).toMatchObject({ status: "done", framesTotal: 30 });
});

test("what YouTube refuses fails the render in plain words and gives it back", async () => {
  site.videos.set(youtubeId, { error: "Private video. Sign in if you have been granted access to this video" });
  const id = await ordered({ in: 3, out: 4 });
  await expect(fetchClip(id)).rejects.toMatchObject({ code: "invalid_video", details: { youtube: "private" } });
  await fetchClipFrom(site.source).fail({ renderId: id }, "This video is private at YouTube.");
  expect(await getRender(ownerId, id)).toMatchObject({
    status: "failed",
    problem: "This video is private at YouTube.",
  });
  const [count] = await db().select().from(renderOrders).where(eq(renderOrders.renderId, id));
  expect(count?.returnedAt).toBeInstanceOf(Date);
  expect(await keysUnder("youtube/")).toHaveLength((await db().select().from(youtubeSections)).length);

  site.videos.set(youtubeId, {
    id: youtubeId,
    title: "x",
    duration: 30,
    formats: [{ format_id: "b", url: `${site.origin}/film`, ext: "mp4" }],
  });
  const { id: again } = await repeatRender(ownerId, id);
  await fetchClip(again);
  expect(await jobsOf(again)).toEqual(["fetch created", "render created"]);
});

test("a YouTube that does not answer is tried again, and in the end told of", async () => {
  site.videos.set(youtubeId, (_: unknown, response: { destroy(): void }) => response.destroy());
  const id = await ordered({ in: 3, out: 4 });
  await expect(fetchClip(id)).rejects.toMatchObject({ code: "unavailable" });
  expect(await getRender(ownerId, id)).toMatchObject({ status: "queued", stage: "waiting" });
  await fetchClip(id, { isLastTry: true });
  expect(await getRender(ownerId, id)).toMatchObject({
    status: "failed",
    problem: "YouTube did not answer, several times over. Try again later, or upload the original file.",
  });
});

test("cancelling while it is fetched ends the fetch, leaves nothing and gives the render back", async () => {
  const told = Promise.withResolvers<void>();
  site.videos.set(youtubeId, () => told.resolve());
  const id = await ordered({ in: 3, out: 4 });
  const fetching = fetchClip(id);
  await Promise.race([told.promise, fetching]);
  expect(await getRender(ownerId, id)).toMatchObject({ status: "queued", stage: "fetching" });
  await cancelRender(ownerId, id);
  await expect(fetching).rejects.toMatchObject({ code: "cancelled" });
  expect(await getRender(ownerId, id)).toMatchObject({ status: "cancelled", stage: "finished" });
  expect(await jobsOf(id)).toEqual(["fetch cancelled"]);
  expect(await sectionsOf()).toEqual([]);
  const [count] = await db().select().from(renderOrders).where(eq(renderOrders.renderId, id));
  expect(count?.returnedAt).toBeInstanceOf(Date);
});

test("cancelling after it was fetched gives nothing back: the clip stays in storage", async () => {
  const id = await ordered({ in: 3, out: 4 });
  await fetchClip(id);
  await cancelRender(ownerId, id);
  expect(await sectionsOf()).toHaveLength(1);
  const [count] = await db().select().from(renderOrders).where(eq(renderOrders.renderId, id));
  expect(count?.returnedAt).toBeNull();
});

test("what was fetched goes after its days, unless a render of the video is under way; orphans go too", async () => {
  const id = await ordered({ in: 3, out: 4 });
  await fetchClip(id);
  const [section] = await sectionsOf();
  const later = new Date(Date.now() + 60_000);
  expect(await failLost()).toBe(0);
  await expireSections(later);
  expect(await sectionsOf()).toHaveLength(1);
  await db().update(renders).set({ status: "done" }).where(eq(renders.id, id));
  expect(await expireSections(new Date(0))).toBe(0);
  await expireSections(later);
  expect(await sectionsOf()).toEqual([]);
  expect(await storage().head(section!.key)).toBeUndefined();

  const orphan = `youtube/${randomUUID()}/section.mp4`;
  await storage().putFile(orphan, film.path, "video/mp4");
  await deleteOrphans(later);
  expect(await storage().head(orphan)).toBeUndefined();
});

test("a server that fetches nothing says so when the render is ordered", async () => {
  const projectId = await youtubeProject();
  env().YOUTUBE_FETCH = "off";
  try {
    await expect(ordered({ in: 3, out: 4 }, projectId)).rejects.toMatchObject({
      code: "conflict",
      userMessage: "This video plays from YouTube and has no file to render from. Upload the original to render it.",
    });
  } finally {
    env().YOUTUBE_FETCH = "on";
  }
});
