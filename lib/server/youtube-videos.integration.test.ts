import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "#lib/server/env";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { getVideo } from "#lib/server/videos";
import { createYoutubeVideo } from "#lib/server/youtube-videos";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const OWNER = randomUUID();

it("is ready at once, has no file and awaits nothing, and is read again as it was made", async () => {
  const made = await createYoutubeVideo(OWNER, {
    url: "https://youtu.be/aZ0_-9bcdEF?t=5",
    duration: 61.5,
    name: "Col",
  });
  expect(made).toMatchObject({
    name: "Col",
    status: "ready",
    facts: { container: "youtube", duration: 61.5, width: 1920, height: 1080 },
    youtubeId: "aZ0_-9bcdEF",
    ...{ url: null, posterUrl: null, previewUrl: null, previewProgress: null, filmstrip: null, waveformUrl: null },
    ...{ stripPending: false, cameraTrackId: null, problem: null },
  });
  expect(await getVideo(OWNER, made.id)).toEqual(made);
});

it("has a name also where its player does not know one", async () => {
  const made = await createYoutubeVideo(OWNER, { url: "youtube.com/shorts/aZ0_-9bcdEF", duration: 30 });
  expect(made).toMatchObject({ name: "YouTube aZ0_-9bcdEF", facts: { width: 1080, height: 1920 } });
});

it("is refused, with an example, when the address names no video", async () => {
  const refusal = createYoutubeVideo(OWNER, { url: "https://vimeo.com/123", duration: 30 });
  await expect(refusal).rejects.toMatchObject({
    code: "invalid_request",
    userMessage: expect.stringContaining("https://youtu.be/"),
  });
});

it("is refused where the server is told to play none", async () => {
  env().YOUTUBE_PREVIEW = "off";
  const refusal = createYoutubeVideo(OWNER, { url: "https://youtu.be/aZ0_-9bcdEF", duration: 30 });
  await expect(refusal).rejects.toMatchObject({
    code: "unsupported",
    userMessage: "This server plays no videos from YouTube. Upload the original file instead.",
  });
  env().YOUTUBE_PREVIEW = "on";
});
