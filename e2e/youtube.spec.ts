import { expect, type Page, test } from "@playwright/test";
import type { ProjectResource } from "../lib/contracts/api.ts";
import { drawnTimes, drawReadback, leads, type SeenTime, shownTimes, youtubeFrameOf } from "./support/drawn-time.ts";
import { testRide, testVideo } from "./support/files.ts";
import { chooseFile, saved, uploaded } from "./support/studio.ts";
import { standInForYoutube } from "./support/youtube-stand-in.ts";

const ID = "aZ0_-9bcdEF";
const FRAME = 1 / 30;
/** The ride begins at 10:00; the film twenty seconds later. */
const SYNC = { start: Date.parse("2026-05-06T10:00:20Z") / 1000, offset: 0, rate: 1 };

test("a ride at YouTube plays under its gauges, in step, until the original takes its place", async ({
  page,
}, info) => {
  const film = await testVideo(info, { seconds: 20 });
  await standInForYoutube(page, { videos: { [ID]: { film, title: "Col de la Croix" } } });
  const time = page.getByTestId("video-time");

  const project = await test.step("its address stands for a file; its player tells length and name", async () => {
    await page.goto("/projects/new");
    const address = page.getByLabel("Or a YouTube address");
    await address.fill("https://vimeo.com/1234");
    await address.press("Enter");
    await expect(page.getByText("This is not the address of a YouTube video")).toBeVisible();
    await address.fill(`https://youtu.be/${ID}?si=abcdef`);
    await expect(page.getByText("Col de la Croix")).toBeVisible();
    await expect(page.getByText("plays from YouTube", { exact: false }).first()).toBeVisible();
    await page.screenshot({ path: info.outputPath("field.png"), fullPage: true });
    await chooseFile(page, "Track", await testRide(info));
    await uploaded(page, "Track");
    await page.getByRole("button", { name: "Create project" }).click();
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
    await expect(time).toContainText("/ 0:20");
    return page.url();
  });

  await drawReadback(page, project, SYNC);
  await page.goto(project);
  await expect(page.locator("iframe")).toBeVisible();
  await expect(page.getByText("Loading the video from YouTube")).toBeHidden();

  await test.step("it stands where it is sent, on the very frame, before it was ever played", async () => {
    await page.getByRole("slider", { name: "Position in the video" }).fill("3");
    await expectInStep(page, 3);
    for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
    await expectInStep(page, 3 + 3 * FRAME);
    await page.keyboard.press("Shift+ArrowLeft");
    await expectInStep(page, 2 + 3 * FRAME);
    expect(await filmOf(page)).toMatchObject({ paused: true, muted: false });
  });

  await test.step("it plays in step, at twice the speed too", async () => {
    await page.keyboard.press("l");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await expectPlayingInStep(page, 1);
    await page.keyboard.press("k");
    await page.keyboard.press("Home");
    await expectInStep(page, 0);
    await page.keyboard.press("l");
    await page.keyboard.press("l");
    await expect.poll(async () => (await filmOf(page)).playbackRate).toBe(2);
    await expectPlayingInStep(page, 2);
    await page.keyboard.press("l");
    expect((await filmOf(page)).playbackRate).toBe(2);
    await page.keyboard.press("k");
    await expect.poll(async () => await filmOf(page)).toMatchObject({ paused: true, playbackRate: 1 });
    await expect(page.getByLabel("Playback speed").locator("option").last()).toHaveText("2×");
  });

  await test.step("a press on the film itself plays it, and the page keeps its keys", async () => {
    await youtubeFrameOf(page).locator("video").click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("IFRAME");
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await page.keyboard.press("m");
    await expect.poll(async () => (await filmOf(page)).muted).toBe(true);
  });

  await test.step("it plays to its end and from its beginning again", async () => {
    await page.getByRole("slider", { name: "Position in the video" }).fill("19");
    await expectInStep(page, 19);
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await expect.poll(async () => (await filmOf(page)).currentTime).toBeLessThan(15);
    await page.keyboard.press("k");
  });

  await test.step("a shape cuts it where the render would", async () => {
    await page.getByRole("radio", { name: "9:16" }).click();
    const stage = (await page.getByTestId("stage").boundingBox())!;
    const frame = (await page.locator("iframe").boundingBox())!;
    expect(frame.height).toBeCloseTo(stage.height, 0);
    expect(frame.width / stage.width).toBeCloseTo(1920 / 608, 1);
    expect(frame.x + frame.width / 2).toBeCloseTo(stage.x + stage.width / 2, 0);
    await page.screenshot({ path: info.outputPath("studio.png") });
  });

  await test.step("a render fetches the clip, or the original takes its place with all that was set up", async () => {
    await page.getByLabel("Out", { exact: true }).fill("12");
    await page.getByLabel("Out", { exact: true }).press("Enter");
    await saved(page);
    const before = await stored(page, project);
    await page.getByRole("link", { name: "Render" }).click();
    await expect(page.getByRole("button", { name: "Render", exact: true })).toBeFocused();
    await expect(page.getByText("The clip is fetched from YouTube first")).toBeVisible();
    await page.getByRole("button", { name: "Upload the original" }).click();
    const dialog = page.getByRole("dialog", { name: "Upload the original" });
    await expect(dialog).toBeVisible();
    // As a render that YouTube made fail sends people here.
    await page.goto("/projects");
    await page.goto(`${project}?video=${before.videos[0]!.id}#original`);
    await dialog.locator("input[type=file]").setInputFiles(film);
    await expect(page.getByLabel("Ride video ride.mp4")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("plays from YouTube")).toBeHidden();
    await expect(page.getByRole("button", { name: "Render", exact: true })).toBeEnabled();
    const after = await stored(page, project);
    expect(after.videos[0]!.youtubeId).toBeNull();
    expect(after.document.videos[after.videos[0]!.id]).toEqual(before.document.videos[before.videos[0]!.id]);
    await expect(page.getByLabel("Out", { exact: true })).toHaveValue("0:12.00");
  });
});

const filmOf = (page: Page) =>
  youtubeFrameOf(page)
    .locator("video")
    .evaluate(({ paused, playbackRate, currentTime, muted }: HTMLVideoElement) => {
      return { paused, playbackRate, currentTime, muted };
    });

async function stored(page: Page, project: string): Promise<ProjectResource> {
  return (await page.request.get(project.replace("/projects/", "/api/projects/"))).json();
}

/** Gauges and picture stand on the frame that begins at this time. */
async function expectInStep(page: Page, wanted: number): Promise<void> {
  await expect
    .poll(async () => {
      const drawn = (await drawnTimes(page, SYNC, 0)).at(-1)?.time ?? Number.NaN;
      const { currentTime } = await filmOf(page);
      const shown = Math.floor(currentTime / FRAME + 0.01) * FRAME;
      return [drawn, shown].every((time) => Math.abs(time - wanted) < FRAME / 2) ? "in step" : `${drawn} over ${shown}`;
    })
    .toBe("in step");
}

async function expectPlayingInStep(page: Page, speed: number): Promise<void> {
  const [drawn, shown]: [SeenTime[], SeenTime[]] = await Promise.all([
    drawnTimes(page, SYNC, 3000),
    shownTimes(youtubeFrameOf(page), 3000),
  ]);
  const off = leads(drawn, shown);
  // A machine that is busy with other things shows few pictures; those few are in step all the same.
  expect(off.length).toBeGreaterThan(4);
  const part = (share: number) => Math.round(1000 * off[Math.floor(share * (off.length - 1))]!);
  console.log(`gauges ahead of the picture at ${speed}×: half within ${part(0.5)} ms, 95 % within ${part(0.95)} ms`);
  // Within two pictures of the film: at twice the speed it passes twice as much of itself from one to the next.
  expect(Math.abs(part(0.5))).toBeLessThanOrEqual(2 * 1000 * FRAME * speed);
}
