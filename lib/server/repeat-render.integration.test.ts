import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { renders, videos } from "#lib/server/db/schema";
import { getProject, updateProject } from "#lib/server/projects";
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
