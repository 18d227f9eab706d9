import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { createProject, getProject, updateProject } from "#lib/server/projects";
import { claimRender } from "#lib/server/render-claim";
import { createRender, getRender } from "#lib/server/renders";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
const ownerId = randomUUID();
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** What the release before the rider and the logo stored. */
const FORGET = sql`- 'rider' - 'logo'`;

async function oldProject() {
  const [videoId, trackId] = [await insertVideo(ownerId, facts()), await insertTrack(ownerId)];
  const made = await createProject(ownerId, { title: "Before", videoIds: [videoId], trackId });
  const { id, version } = made;
  const sync = { start: 1_717_228_800, offset: 0, rate: 1 };
  await updateProject(ownerId, id, { version, document: linedUp(made, sync) });
  await db().execute(sql`update projects set document = document ${FORGET} where id = ${id}`);
  const [row] = await db().execute(sql`select document ? 'rider' as "hasRider" from projects where id = ${id}`);
  expect(row).toEqual({ hasRider: false });
  return getProject(ownerId, id);
}

test("A project saved by an earlier release opens with today's defaults, and can be saved and rendered", async () => {
  const project = await oldProject();
  expect(project.document).toMatchObject({ rider: {}, logo: null });
  const document = { ...project.document, rider: { ftp: 250 } };
  const saved = await updateProject(ownerId, project.id, { version: project.version, document });
  expect(saved.document.rider).toEqual({ ftp: 250 });
  const { order } = await createRender(ownerId, { projectId: project.id });
  expect(order.rider).toEqual({ ftp: 250 });
});

test("An order placed before an update is worked on after it", async () => {
  const { id } = await createRender(ownerId, { projectId: (await oldProject()).id });
  await db().execute(sql`update renders set "order" = "order" ${FORGET} where id = ${id}`);
  expect((await getRender(ownerId, id)).order.rider).toEqual({});
  expect((await claimRender(id))?.order).toMatchObject({ rider: {}, logo: null, title: "Before" });
});
