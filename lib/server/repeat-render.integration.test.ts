import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { toAppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { renders, videos } from "#lib/server/db/schema";
import { deleteProject, getProject, updateProject } from "#lib/server/projects";
import { claimRender, failRender } from "#lib/server/render-claim";
import { getRender } from "#lib/server/renders";
import { repeatRender } from "#lib/server/repeat-render";
import { orderRender } from "#lib/server/testing/order-render";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a failed render is ordered once more as it was, though the project has changed; what it hides now is hidden", async () => {
  const ownerId = randomUUID();
  const { id, projectId } = await orderRender(ownerId);
  await claimRender(id);
  await failRender(id, "Something went wrong on our side.");
  const { version, document } = await getProject(ownerId, projectId);
  const privacy = { zones: [{ latitude: 46.5, longitude: 10.45, radius: 300 }] };
  await updateProject(ownerId, projectId, { version, title: "Another name", document: { ...document, privacy } });

  const again = await repeatRender(ownerId, id);
  expect(again).toMatchObject({ status: "queued", progress: 0, problem: null, framesTotal: 600, projectId });
  expect(again.id).not.toBe(id);
  expect(again.order).toEqual((await getRender(ownerId, id)).order);
  expect(await claimRender(again.id)).toMatchObject({ attempt: 1, order: { privacy } });
  await expect(repeatRender(randomUUID(), id)).rejects.toMatchObject({ code: "not_found" });
});

test("a render whose video was deleted cannot be repeated, and says so", async () => {
  const ownerId = randomUUID();
  const { id, videoId } = await orderRender(ownerId);
  await db().update(videos).set({ key: "videos/another" }).where(eq(videos.id, videoId));
  await expect(repeatRender(ownerId, id)).rejects.toMatchObject({
    code: "gone",
    userMessage: expect.stringContaining("no longer stored"),
  });
  expect(await db().$count(renders, eq(renders.ownerId, ownerId))).toBe(1);
});

test("a render that is repeated while its project is deleted: neither waits for ever, nothing is left of it", async () => {
  const ownerId = randomUUID();
  const { id, projectId, videoId } = await orderRender(ownerId);
  const waiting = async (count: number) =>
    vi.waitFor(async () => {
      const [row] = await db().execute<{ count: number }>(sql`
        select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      expect(row?.count).toBe(count);
    }, PATIENCE);
  // Both wait with what they hold by then: the repeat came first.
  const asked = await db().transaction(async (tx) => {
    await tx.select().from(videos).where(eq(videos.id, videoId)).for("update");
    const repeat = repeatRender(ownerId, id);
    await waiting(1);
    const deletion = deleteProject(ownerId, projectId);
    await waiting(2);
    return [repeat.catch((error: unknown) => toAppError(error).code), deletion];
  });
  const [repeated] = await Promise.all(asked);
  // Its answer is read after the order: the project may be gone by then.
  if (typeof repeated === "string") expect(repeated).toBe("not_found");
  expect(await db().$count(renders, eq(renders.ownerId, ownerId))).toBe(0);
});

const PATIENCE = { timeout: 30_000, interval: 20 };
