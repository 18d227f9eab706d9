import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { createSampleProject, sampleOffer } from "#lib/server/sample-project";
import { storage } from "#lib/server/storage/open-storage";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function makeSample(version: string, content: string): Promise<void> {
  const folder = join(database.dataDir, "sample", `sample-ride-${version}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "sample-ride.mp4"), content);
  await writeFile(join(folder, "sample-ride.gpx"), "<gpx/>");
}

test("without a sample ride there is none to open, but one to make", async () => {
  expect(await sampleOffer()).toBe("to make");
  await expect(createSampleProject(randomUUID())).rejects.toMatchObject({ code: "not_found" });
});

test("a project of the sample has its own copies of the files, and the video is on its way to be read", async () => {
  await makeSample("aaa", "a film");
  const ownerId = randomUUID();
  const project = await createSampleProject(ownerId);
  expect(project).toMatchObject({ title: "Sample ride", videos: [{ status: "processing" }] });
  const [row] = await db().select().from(videos).where(eq(videos.id, project.videos[0]!.id));
  expect(row).toMatchObject({ ownerId, size: 6 });
  expect(new TextDecoder().decode(await storage().read(row!.key!))).toBe("a film");
  const second = await createSampleProject(ownerId);
  expect(second.videos[0]?.id).not.toBe(project.videos[0]!.id);
  expect(await sampleOffer()).toBe("made");
});
