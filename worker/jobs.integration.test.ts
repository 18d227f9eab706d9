import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { JOBS } from "#lib/contracts/jobs";
import type { PrivacyZone } from "#lib/domain/track/privacy-zones";
import { db } from "#lib/server/db/client";
import { tracks, videos } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { createLogger } from "#lib/server/logger";
import { createProject, deleteProject, getProject, updateProject } from "#lib/server/projects";
import { enqueue } from "#lib/server/queue/enqueue";
import { getRender } from "#lib/server/renders";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { insertVideo } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { getVideo } from "#lib/server/videos";
import { probeVideo } from "./media/ffprobe.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";
import { decodeFrames } from "./testing/fixture-video.ts";
import { keysUnder, makeCameraFilm, makeFilm, order, store, storedProject } from "./testing/stored-ride.ts";

let database: TestDatabase;
let worker: RunningWorker;
let ownerId: string;
let film: Awaited<ReturnType<typeof makeFilm>>;
let big: Awaited<ReturnType<typeof makeFilm>>;
beforeAll(async () => {
  database = await testDatabase();
  film = await makeFilm(2);
  big = await makeFilm(1, "960x720");
  worker = await startWorker(env(), createLogger("worker"));
});
afterAll(async () => {
  await worker.stop(0);
  await film[Symbol.asyncDispose]();
  await big[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(() => {
  ownerId = randomUUID();
});

const START = Date.UTC(2024, 5, 1, 8) / 1000;
const SOON = { timeout: 60_000, interval: 50 };

async function job(id: string) {
  const [row] = await db().execute<{ state: string; retry_count: number }>(
    sql`select state::text, retry_count from pgboss.job where id = ${id} and name not like '%.dead'`,
  );
  return row;
}
const ended = async (id: string, state = "completed") => {
  await vi.waitFor(async () => expect((await job(id))?.state).toBe(state), SOON);
  return job(id);
};

describe("ingest", () => {
  async function uploaded(content: string | Uint8Array | undefined): Promise<{ videoId: string; jobId: string }> {
    const videoId = await insertVideo(ownerId);
    if (content === undefined) await storage().putFile(storageKeys.video(videoId), film.path, "video/mp4");
    else await store(storageKeys.video(videoId), content);
    await enqueue(db(), "ingest", { videoId }, { id: videoId });
    return { videoId, jobId: videoId };
  }

  test("finds out what a video is and takes a still picture", async () => {
    const { videoId, jobId } = await uploaded(undefined);
    await ended(jobId);
    const video = await getVideo(ownerId, videoId);
    expect(video).toMatchObject({ status: "ready", problem: null, facts: { width: 640, height: 360 } });
    expect(video.facts?.duration).toBeCloseTo(2, 1);
    const poster = await storage().readStart(storageKeys.videoPoster(videoId), 3);
    expect([...poster]).toEqual([0xff, 0xd8, 0xff]);
  });

  test.each([
    ["a text", "Dear diary, today I rode."],
    ["a playlist that names other files", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"],
  ])("tells in plain words that %s is no video, and does not try again", async (_, content) => {
    const { videoId, jobId } = await uploaded(content);
    expect(await ended(jobId)).toMatchObject({ retry_count: 0 });
    const video = await getVideo(ownerId, videoId);
    expect(video).toMatchObject({ status: "failed", facts: null });
    expect(video.problem).toMatch(/video/i);
    expect(video.problem).not.toMatch(/ffprobe|Error|\/tmp|null/);
  });

  test("stores the ride that the camera recorded, which is enough for a project and its render", async () => {
    const camera = await makeCameraFilm(film.path, START);
    const { videoId, jobId } = await uploaded(camera);
    await ended(jobId);
    const video = await getVideo(ownerId, videoId);
    expect(video).toMatchObject({ status: "ready", cameraTrackId: videoId });
    expect(video.facts?.gpsClock).toMatchObject({ utcAtZero: expect.closeTo(START, 3), rate: 1, points: 36 });

    const project = await createProject(ownerId, { title: "Camera only", videoIds: [videoId] });
    expect(project.document.videos[videoId]?.sync?.start).toBeCloseTo(START, 3);
    const renderId = await order(ownerId, project.id, 1.5);
    await ended(renderId);
    expect(await getRender(ownerId, renderId)).toMatchObject({ status: "done", warnings: [] });
  });

  test("of a video that was deleted meanwhile ends quietly", async () => {
    const videoId = randomUUID();
    await enqueue(db(), "ingest", { videoId }, { id: videoId });
    expect(await ended(videoId)).toMatchObject({ retry_count: 0 });
  });
});

describe("render", () => {
  test("keeps out of the film what its project hides", async () => {
    const projectId = await storedProject(ownerId, film.path);
    const map = { id: "map", gauge: "route-map", anchor: "centre", x: 0, y: 0, height: 90 } as const;
    const source = (await decodeFrames(film.path, "gray")).subarray(0, 640 * 360);
    /** Pixels of the first frame that the film has otherwise than the video. */
    async function drawnWith(zones: PrivacyZone[]): Promise<number> {
      const { version, document } = await getProject(ownerId, projectId);
      const changed = { ...document, layout: { ...document.layout, gauges: [map] }, privacy: { zones } };
      await updateProject(ownerId, projectId, { version, document: changed });
      const renderId = await order(ownerId, projectId, 0.2, { preset: "ultrafast", crf: 4 });
      await ended(renderId);
      const made = `${film.path}.${renderId}.mp4`;
      await writeFile(made, await storage().read(storageKeys.rendition(renderId, "source", "mp4")));
      const grey = await decodeFrames(made, "gray");
      return source.reduce((count, level, i) => count + (Math.abs(level - grey[i]!) > 60 ? 1 : 0), 0);
    }
    expect(await drawnWith([])).toBeGreaterThan(200);
    expect(await drawnWith([{ latitude: 48.01, longitude: 11.5, radius: 5000 }])).toBeLessThan(10);
  });

  test("publishes a film that is what was ordered, its poster, and an expiry", async () => {
    const id = await order(ownerId, await storedProject(ownerId, film.path), 1.5);
    await ended(id);
    const render = await getRender(ownerId, id);
    expect(render).toMatchObject({ status: "done", progress: 1, framesDone: 45, framesTotal: 45, warnings: [] });
    expect(render.renditions.map(({ kind, width, height }) => ({ kind, width, height }))).toEqual([
      { kind: "source", width: 640, height: 360 },
      { kind: "poster", width: 640, height: 360 },
    ]);
    const facts = await probeVideo(await storage().inputFor(storageKeys.rendition(id, "source", "mp4")));
    expect(facts).toMatchObject({ width: 640, height: 360, frameRate: { num: 30, den: 1 }, audio: { codec: "aac" } });
    expect(facts.size).toBe(render.renditions[0]?.size);
    expect(Date.parse(render.expiresAt!) - Date.parse(render.finishedAt!)).toBeGreaterThan(29 * 86_400_000);
  });

  test("publishes every film that was ordered, each as what it is", async () => {
    const projectId = await storedProject(ownerId, film.path);
    const id = await order(ownerId, projectId, 1, { shape: "1:1", renditions: ["source", "480p"], quality: "draft" });
    await ended(id);
    const { renditions } = await getRender(ownerId, id);
    expect(
      renditions.map(({ kind, format, width, height, fileName }) => [kind, format, width, height, fileName]),
    ).toEqual([
      ["source", "mp4", 360, 360, "Test ride.mp4"],
      ["poster", "jpg", 360, 360, "Test ride.jpg"],
    ]);
    const tall = await order(ownerId, await storedProject(ownerId, big.path), 0.5, {
      ...{ renditions: ["source", "480p"], preset: "ultrafast" },
    });
    await ended(tall);
    const films = (await getRender(ownerId, tall)).renditions;
    expect(films.map(({ kind, width, height, fileName }) => [kind, width, height, fileName])).toEqual([
      ["source", 960, 720, "Test ride 720p.mp4"],
      ["480p", 640, 480, "Test ride 480p.mp4"],
      ["poster", 960, 720, "Test ride.jpg"],
    ]);
    for (const { kind, format, size } of films) {
      expect((await storage().head(storageKeys.rendition(tall, kind, format)))?.size).toBe(size);
    }
  });

  test("publishes the gauges alone with a picture of them", async () => {
    const projectId = await storedProject(ownerId, film.path);
    const id = await order(ownerId, projectId, 0.5, { kind: "overlay", alpha: "prores" });
    await ended(id);
    const { renditions } = await getRender(ownerId, id);
    expect(renditions.map(({ kind, format, fileName }) => [kind, format, fileName])).toEqual([
      ["overlay", "mov", "Test ride overlay.mov"],
      ["poster", "jpg", "Test ride.jpg"],
    ]);
    expect(await keysUnder(`renders/${id}/`)).toHaveLength(2);
    await deleteProject(ownerId, projectId);
    expect(await keysUnder(`renders/${id}/`)).toEqual([]);
  });

  test("warns of a clip outside the ride, and renders it", async () => {
    const projectId = await storedProject(ownerId, film.path);
    await db().execute(
      sql`update projects set document = jsonb_set(document,
        array['videos', (select video_id::text from project_videos where project_id = ${projectId}), 'sync', 'offset'],
        '86400') where id = ${projectId}`,
    );
    const id = await order(ownerId, projectId, 0.5);
    await ended(id);
    expect(await getRender(ownerId, id)).toMatchObject({
      status: "done",
      warnings: [expect.stringContaining("after the ride")],
    });
  });

  test("of a track that cannot be read fails in plain words and is not tried again", async () => {
    const projectId = await storedProject(ownerId, film.path);
    const [track] = await db().select().from(tracks).where(eq(tracks.ownerId, ownerId));
    await store(track!.key, "<gpx><trk><trkseg><trkpt lat='1' lon='1'/></trkseg></trk></gpx>");
    const id = await order(ownerId, projectId, 1);
    expect(await ended(id)).toMatchObject({ retry_count: 0 });
    const render = await getRender(ownerId, id);
    expect(render).toMatchObject({ status: "failed", renditions: [] });
    expect(render.problem).toMatch(/time/i);
  });

  test("that fails on our side is tried again, and in the end given up with a message", {
    timeout: 120_000,
  }, async () => {
    const projectId = await storedProject(ownerId, film.path);
    // What no version of ours can read: facts that were damaged.
    await db().execute(
      sql`update videos set facts = jsonb_set(facts, '{videoStream}', '7') where owner_id = ${ownerId}`,
    );
    const id = await order(ownerId, projectId, 1);
    expect(await ended(id, "failed")).toMatchObject({ retry_count: JOBS.render.retryLimit });
    await vi.waitFor(async () => expect((await getRender(ownerId, id)).status).toBe("failed"), SOON);
    const { problem } = await getRender(ownerId, id);
    expect(problem).toMatch(/our side/);
    const [dead] = await db().execute(
      sql`select data from pgboss.job where name = 'render.dead' and source_id = ${id}`,
    );
    expect(dead).toEqual({ data: { renderId: id } });
  });

  test("of a project that was deleted meanwhile leaves no file", async () => {
    const projectId = await storedProject(ownerId, film.path);
    const id = await order(ownerId, projectId, 2);
    await vi.waitFor(async () => expect((await getRender(ownerId, id)).status).toBe("running"), SOON);
    await deleteProject(ownerId, projectId);
    await ended(id, "cancelled");
    await worker.stop(30);
    expect(await keysUnder("renders/")).not.toContain(storageKeys.rendition(id, "source", "mp4"));
    expect(await db().$count(videos, eq(videos.ownerId, ownerId))).toBe(0);
    worker = await startWorker(env(), createLogger("worker"));
  });
});
