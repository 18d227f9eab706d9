import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ProjectResource } from "#lib/contracts/api";
import { db } from "#lib/server/db/client";
import { projects, projectVideos, renders, tracks, videos } from "#lib/server/db/schema";
import { createProject, deleteProject, getProject, listProjects, updateProject } from "#lib/server/projects";
import { createRender } from "#lib/server/renders";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { facts, insertTrack, insertVideo, linedUp, storeTrack } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
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
const storedTrack = () => storeTrack(ownerId, { start: START, length: 600 });

/** What the document says of the first video. */
const editOf = ({ document, videos: [video] }: ProjectResource) => document.videos[video!.id]!;

async function project(known = facts()) {
  const [videoId, trackId] = [await insertVideo(ownerId, known), await storedTrack()];
  return createProject(ownerId, { title: "Alpe d'Huez", videoIds: [videoId], trackId });
}

describe("a new project", () => {
  test("begins with a proposed sync, the first 30 s, cockpit and metric units when the video is known", async () => {
    const made = await project(facts({ duration: 90, creationTime: START + 60 }));
    expect(editOf(made).clip).toEqual({ in: 0, out: 30 });
    expect(made.document.layout.name).toBe("cockpit");
    expect(made.document.units.speed).toBe("km/h");
    expect(editOf(made).sync).toEqual({ start: START + 60, offset: 0, rate: 1 });
    expect(made.videos[0]).toMatchObject({ status: "ready", posterUrl: null });
    expect(new URL(made.track.url).protocol).toBe("http:");
  });

  test("takes a video that is shorter than 30 s whole, and the vertical layout for a tall one", async () => {
    const made = await project(facts({ duration: 12.5, width: 1080, height: 1920 }));
    expect(editOf(made).clip).toEqual({ in: 0, out: 12.5 });
    expect(made.document.layout.name).toBe("vertical");
  });

  test("hides the places that its person's last ride hides, and nobody else's", async () => {
    const first = await project();
    expect(first.document.privacy).toEqual({ zones: [] });
    const zones = [{ latitude: 48.001, longitude: 11.502, radius: 350 }];
    const { version, document } = first;
    await updateProject(ownerId, first.id, { version, document: { ...document, privacy: { zones } } });
    const second = await project();
    expect(second.document.privacy).toEqual({ zones, carriedOver: true });
    ownerId = randomUUID();
    expect((await project()).document.privacy).toEqual({ zones: [] });
  });

  test("waits for its video and is completed once, by whoever looks first", async () => {
    const [videoId, trackId] = [await insertVideo(ownerId), await storedTrack()];
    const made = await createProject(ownerId, { title: "Early", videoIds: [videoId], trackId });
    expect(made).toMatchObject({ version: 1, document: { videos: {} } });
    await finishVideo(videoId, { facts: facts({ creationTime: START + 10 }), hasPoster: true });
    const looks = await Promise.all([1, 2, 3].map(() => getProject(ownerId, made.id)));
    for (const look of looks) {
      expect(look.version).toBe(1);
      expect(editOf(look)).toMatchObject({ clip: { in: 0, out: 20 }, sync: { start: START + 10 } });
      expect(look.videos[0]?.posterUrl).toContain("http");
    }
  });

  test("keeps what its person saved while the video was being read", async () => {
    const [videoId, trackId] = [await insertVideo(ownerId), await storedTrack()];
    const made = await createProject(ownerId, { title: "Early", videoIds: [videoId], trackId });
    const sync = { start: 1, offset: 2, rate: 1 };
    await updateProject(ownerId, made.id, { version: 1, document: linedUp(made, sync) });
    await finishVideo(videoId, { facts: facts({ height: 3000 }), hasPoster: false });
    const project = await getProject(ownerId, made.id);
    expect(editOf(project)).toEqual({ sync, clip: { in: 0, out: 20 } });
    expect(project.document.layout.name).toBe("cockpit");
  });

  test("can be had without a readable track: the sync is left to the person", async () => {
    const [videoId, trackId] = [await insertVideo(ownerId, facts()), await insertTrack(ownerId)];
    const made = await createProject(ownerId, { title: "No file", videoIds: [videoId], trackId });
    expect(editOf(made)).toEqual({ sync: null, clip: { in: 0, out: 20 } });
  });
});

describe("saving", () => {
  test("raises the version and touches the list's order", async () => {
    const [first, second] = [await project(), await project()];
    const saved = await updateProject(ownerId, first.id, { version: first.version, title: "Galibier" });
    expect(saved).toMatchObject({ title: "Galibier", version: first.version + 1, document: first.document });
    expect((await listProjects(ownerId)).map((row) => row.id)).toEqual([first.id, second.id]);
  });

  test("of nothing at all is a save like any other", async () => {
    const made = await project();
    const saved = await updateProject(ownerId, made.id, { version: made.version });
    expect(saved).toMatchObject({ title: made.title, version: made.version + 1, document: made.document });
  });

  test("from a stale window answers with a conflict that names the present version, and changes nothing", async () => {
    const made = await project();
    const saved = await updateProject(ownerId, made.id, { version: made.version, title: "Mine" });
    await expect(updateProject(ownerId, made.id, { version: made.version, title: "Theirs" })).rejects.toMatchObject({
      code: "conflict",
      details: { version: saved.version },
    });
    expect((await getProject(ownerId, made.id)).title).toBe("Mine");
  });

  test("of two windows at the same moment, exactly one wins", async () => {
    const made = await project();
    const saves = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        updateProject(ownerId, made.id, { version: made.version, title: `Window ${i}` }),
      ),
    );
    expect(saves.filter((save) => save.status === "fulfilled")).toHaveLength(1);
    expect((await getProject(ownerId, made.id)).version).toBe(made.version + 1);
  });
});

describe("another person", () => {
  test("finds nothing: not to read, save, delete, nor to build upon", async () => {
    const made = await project();
    const other = randomUUID();
    const notFound = { code: "not_found" };
    await expect(getProject(other, made.id)).rejects.toMatchObject(notFound);
    await expect(updateProject(other, made.id, { version: 1, title: "x" })).rejects.toMatchObject(notFound);
    await expect(deleteProject(other, made.id)).rejects.toMatchObject(notFound);
    const theirs = { title: "x", videoIds: [made.videos[0]!.id], trackId: made.track.id };
    await expect(createProject(other, theirs)).rejects.toMatchObject(notFound);
    expect(await listProjects(other)).toEqual([]);
  });
});

describe("deleting", () => {
  test("removes rows, jobs and files, but not a track that another ride uses", async () => {
    const made = await project(facts({ creationTime: START }));
    const kept = await createProject(ownerId, {
      title: "Same track",
      videoIds: [await insertVideo(ownerId, facts())],
      trackId: made.track.id,
    });
    const render = await createRender(ownerId, { projectId: made.id });
    await deleteProject(ownerId, made.id);

    await expect(getProject(ownerId, made.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await db().$count(videos, eq(videos.id, made.videos[0]!.id))).toBe(0);
    expect(await db().$count(renders, eq(renders.id, render.id))).toBe(0);
    const [job] = await db().execute(sql`select state::text from pgboss.job where id = ${render.id}`);
    expect(job).toEqual({ state: "cancelled" });
    expect(await storage().head(storageKeys.track(made.track.id))).toBeDefined();

    await deleteProject(ownerId, kept.id);
    expect(await db().$count(tracks, eq(tracks.id, made.track.id))).toBe(0);
    expect(await db().$count(projects, eq(projects.ownerId, ownerId))).toBe(0);
    expect(await storage().head(storageKeys.track(made.track.id))).toBeUndefined();
  });
});

describe("a project begun while its files are being deleted", () => {
  const untilSomebodyWaits = () =>
    vi.waitFor(async () => {
      const rows = await db().execute(sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      expect(rows).toHaveLength(1);
    });

  test("is told that they are gone when the deletion came first", async () => {
    const [videoId, trackId] = [await insertVideo(ownerId, facts()), await storedTrack()];
    let begun: Promise<unknown> | undefined;
    await db().transaction(async (tx) => {
      await tx.delete(videos).where(eq(videos.id, videoId));
      begun = createProject(ownerId, { title: "Late", videoIds: [videoId], trackId }).catch((error: unknown) => error);
      await untilSomebodyWaits();
    });
    expect(await begun).toMatchObject({ code: "not_found" });
  });

  test("keeps them when it came first", async () => {
    const first = await project();
    const [videoId, trackId] = [first.videos[0]!.id, first.track.id];
    let deleted: Promise<void> | undefined;
    await db().transaction(async (tx) => {
      await tx.select().from(videos).where(eq(videos.id, videoId)).for("key share");
      const second = { id: randomUUID(), ownerId, title: "Second", trackId, document: first.document };
      await tx.insert(projects).values(second);
      await tx.insert(projectVideos).values({ projectId: second.id, videoId });
      deleted = deleteProject(ownerId, first.id);
      await untilSomebodyWaits();
    });
    await deleted;
    expect((await listProjects(ownerId)).map((row) => row.title)).toEqual(["Second"]);
    expect(await db().$count(videos, eq(videos.id, videoId))).toBe(1);
    expect(await db().$count(tracks, eq(tracks.id, trackId))).toBe(1);
  });
});
