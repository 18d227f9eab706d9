import { mkdir } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { projectSchema } from "../lib/contracts/api.ts";
import { probeResult } from "../worker/media/ffprobe.ts";
import { splitFilm } from "../worker/testing/split-film.ts";
import { drop } from "./support/drop.ts";
import { testFile, testRide, testVideo } from "./support/files.ts";
import { chooseFile, uploaded, uploadOf } from "./support/studio.ts";

const KEY_FRAME_EACH_SECOND = ["libx264", "-preset", "ultrafast", "-g", "30"];

test("chapters and a track dropped together are one video, and a clip over the seam is rendered whole", async ({
  page,
}, info) => {
  const film = await testVideo(info, { name: "film.mp4", seconds: 6, codec: KEY_FRAME_EACH_SECOND });
  const folder = info.outputPath("chapters");
  await mkdir(folder);
  const [first, second] = await splitFilm(film, folder, { at: [3] });
  await page.goto("/projects/new");
  await drop(page, [second!, await testRide(info), first!, await testFile(info, "notes.txt", "hello")]);

  const video = uploadOf(page, "Video");
  await expect(video).toContainText("One recording in 2 chapters, joined");
  // In the order in which they were recorded.
  await expect(video.getByText(/^GX0\d0042\.MP4$/)).toHaveText(["GX010042.MP4", "GX020042.MP4"]);
  await expect(page.getByText("notes.txt (neither a video nor a track)")).toBeVisible();
  await expect(uploadOf(page, "Track")).toContainText("ride.gpx");
  // Asked for while the files are on their way.
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
  await expect(page.getByTestId("video-time")).toBeVisible({ timeout: 60_000 });
  const project = await projectOf(page);
  expect(project.videos).toMatchObject([{ name: "GX010042.MP4", status: "ready" }]);
  expect(Math.abs(project.videos[0]!.facts!.duration - 6)).toBeLessThan(0.04);

  await setTime(page, "In", "2");
  await setTime(page, "Out", "4");
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
  const downloading = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("link", { name: "Download" }).click({ timeout: 60_000 });
  const result = await probeResult(await (await downloading).path());
  expect(result.frames).toBe(60);
});

test("several videos of a ride: one is no video, one is removed, one is paused and goes on", async ({ page }, info) => {
  const [first, second, third] = await Promise.all(
    ["one.mp4", "two.mp4", "three.mp4"].map((name) => testVideo(info, { name, seconds: 2 })),
  );
  const broken = await testFile(info, "broken.mp4", "hello, this is no video");
  const held = Promise.withResolvers<void>();
  const isPart = (url: URL) => url.searchParams.has("partNumber");
  let holding = true;
  await page.route(isPart, async (route) => {
    if (holding) await held.promise;
    await route.continue().catch(() => {});
  });
  await page.goto("/projects/new");
  await uploadOf(page, "Video").locator("input[type=file]").setInputFiles([first!, broken, second!, third!]);

  const video = uploadOf(page, "Video");
  await expect(video.getByRole("alert")).toContainText("broken.mp4: This file is not a video");
  await page.getByRole("button", { name: "Remove broken.mp4" }).click();
  await expect(video.getByRole("alert")).toBeHidden();
  const pause = page.getByRole("button", { name: /^Pause / }).first();
  const resume = (await pause.getAttribute("aria-label"))!.replace("Pause", "Resume");
  await pause.click();
  await expect(video).toContainText("paused");
  holding = false;
  held.resolve();
  await page.getByRole("button", { name: resume }).click();
  await chooseFile(page, "Track", await testRide(info));
  await uploaded(page, "Video");
  await expect(page.getByText("The video is being read…")).toBeHidden();
  const gone = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await page.getByRole("button", { name: "Remove two.mp4" }).click();
  expect((await gone).status()).toBe(204);

  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
  await expect(page.getByTestId("video-time")).toBeVisible();
  expect((await projectOf(page)).videos.map(({ name }) => name)).toEqual(["one.mp4", "three.mp4"]);
});

async function projectOf(page: Page) {
  const answer = await page.request.get(page.url().replace("/projects/", "/api/projects/"));
  return projectSchema.parse(await answer.json());
}

async function setTime(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByLabel(name, { exact: true });
  await field.fill(value);
  await field.press("Enter");
}
