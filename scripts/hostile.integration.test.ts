import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCamera } from "#lib/domain/camera/read-camera";
import { memorySource } from "#lib/domain/camera/testing/memory-source";
import { AppError, isUserFault, toAppError } from "#lib/domain/errors";
import { readTrack } from "#lib/domain/track/read-track";
import { probeVideo } from "../worker/media/ffprobe.ts";
import { readCameraFile } from "../worker/media/read-camera-file.ts";
import { makePoster } from "../worker/stages/make-poster.ts";
import { makeFromLavfi, scratchFolder } from "../worker/testing/fixture-video.ts";
import { hostileTracks } from "./hostile/track-files.ts";
import { variation } from "./hostile/variations.ts";
import { hostileVideos } from "./hostile/video-files.ts";
import { openWorld, type World } from "./hostile/world.ts";

let folder: Awaited<ReturnType<typeof scratchFolder>>;
let world: World;
beforeAll(async () => {
  folder = await scratchFolder();
  world = await openWorld(folder.path);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** What ingesting does with a file: everything that is read of it, and its picture. */
async function ingest(path: string): Promise<void> {
  const facts = await probeVideo(path);
  await readCameraFile(path);
  await makePoster({ input: path, facts, output: join(folder.path, "poster.jpg") }).catch((error: unknown) => {
    // A video without a still picture is one all the same; but it must not have been us who failed.
    if (error instanceof AppError && !isUserFault(error.code)) throw error;
  });
}

/** How something ended, as people are told; undefined when it was taken. */
async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => toAppError(thrown),
  );
  if (!error) return undefined;
  expect(isUserFault(error.code), `${error.code}: ${error.message}`).toBe(true);
  expect(error.userMessage).not.toContain(world.secret);
  expect(error.userMessage).not.toContain(folder.path);
  return error.userMessage;
}

describe("A hostile video", () => {
  test("is refused in plain words or read as what it is, and reaches neither files nor servers", async () => {
    for (const { name, expected, content } of await hostileVideos(world)) {
      const path = join(folder.path, "hostile.mp4");
      await writeFile(path, content);
      const refusal = await refusalOf(ingest(path));
      if (expected === "refused") expect(refusal, name).toBeDefined();
    }
    expect(world.hits).toEqual([]);
  });

  test("that is a damaged real one never fails by our fault", async () => {
    const path = join(folder.path, "whole.mp4");
    await makeFromLavfi(path, "testsrc2=s=160x90:r=25:d=0.4", ["-c:v", "libx264"]);
    const whole = await readFile(path);
    for (let seed = 1; seed <= 60; seed++) {
      const varied = variation(whole, seed);
      await readCamera(memorySource(varied));
      if (varied.length === 0) continue;
      const file = join(folder.path, "varied.mp4");
      await writeFile(file, varied);
      await refusalOf(probeVideo(file));
    }
  });
});

describe("A hostile track", () => {
  test("is refused in plain words or read as what it is, and reaches neither files nor servers", async () => {
    for (const { name, expected, content } of hostileTracks(world)) {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      const refusal = await refusalOf(readTrack([bytes]));
      if (expected === "refused") expect(refusal, name).toBeDefined();
    }
    expect(world.hits).toEqual([]);
  });

  test("cannot change what objects are made of", () => {
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
