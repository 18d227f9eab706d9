import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { testFile, testRide, testVideo } from "./support/files.ts";
import { chooseFile, createProject, uploaded, uploadOf } from "./support/studio.ts";

const PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n";

test.describe("on the new project page", () => {
  test.beforeEach(({ page }) => page.goto("/projects/new"));

  for (const [what, name, content, words] of [
    ["text renamed to a video", "ride.mp4", "hello, this is no video", "not a video"],
    ["an empty file", "ride.mp4", "", "empty"],
    ["a playlist renamed to a video", "ride.mp4", PLAYLIST, "not a video"],
  ] as const) {
    test(`${what} is refused in plain words before it is sent`, async ({ page }, info) => {
      const sent: string[] = [];
      page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
      await chooseFile(page, "Video", await testFile(info, name, content));
      await expect(uploadOf(page, "Video").getByRole("alert")).toContainText(words);
      expect(sent).toEqual([]);
      await expect(page.getByRole("button", { name: "Create project" })).toBeDisabled();
    });
  }

  for (const [what, content, words] of [
    ["an empty track", "", "empty"],
    ["a track that is not XML", "PK\u0003\u0004 zip", "GPX"],
    ["a GPX with an entity", '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx>&x;</gpx>', "DOCTYPE"],
  ] as const) {
    test(`${what} is refused in plain words`, async ({ page }, info) => {
      await chooseFile(page, "Track", await testFile(info, "ride.gpx", content));
      await expect(uploadOf(page, "Track").getByRole("alert")).toContainText(words);
    });
  }

  test("a GPX without times is refused as a route, and a good one can be chosen instead", async ({ page }, info) => {
    const card = uploadOf(page, "Track");
    await chooseFile(page, "Track", await testRide(info, { name: "route.gpx", timed: false }));
    await expect(card.getByRole("alert")).toContainText(/time/i);
    await chooseFile(page, "Track", await testRide(info));
    await expect(card).toContainText("heart rate, cadence, power");
    await uploaded(page, "Track");
  });

  test("a video cut off in the middle is told by the server, and no project is made of it", async ({ page }, info) => {
    const whole = await readFile(await testVideo(info, { seconds: 4 }));
    const path = await testFile(info, "cut.mp4", whole.subarray(0, whole.length / 2));
    await chooseFile(page, "Video", path);
    await chooseFile(page, "Track", await testRide(info));
    await expect(uploadOf(page, "Video").getByRole("alert")).not.toBeEmpty();
    await expect(page.getByRole("button", { name: "Create project" })).toBeDisabled();
  });
});

test("odd file names are only names", async ({ page }, info) => {
  const name = "-rf 'a\" #1 %41 <b> 自転車";
  const video = await testVideo(info, { name: `${name}.mp4`, seconds: 2 });
  const track = await testRide(info, { name: `${name}.gpx` });
  await createProject(page, { video, track });
  await expect(page.getByLabel("Project title")).toHaveValue("rf 'a\" #1 %41 <b> 自転車");
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^rf 'a #1 %41 b 自転車\.mp4$/);
});

test("a clip outside the ride is rendered with a warning", async ({ page }, info) => {
  await createProject(page, { video: await testVideo(info, { seconds: 2 }), track: await testRide(info) });
  const moment = page.getByLabel(/^This frame is at/);
  await moment.fill("2026-05-06 12:00:00");
  await moment.press("Enter");
  await expect(page.getByText(/The clip begins .* after the ride has ended/)).toBeVisible();
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
  await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 60_000 });
});

test("a time beyond the video's end is not taken, and holds rendering back until it is corrected", async ({
  page,
}, info) => {
  await createProject(page, { video: await testVideo(info, { seconds: 2 }), track: await testRide(info) });
  const out = page.getByLabel("Out", { exact: true });
  await out.fill("1:00");
  await out.press("Enter");
  await expect(page.getByText(/A time up to 0:02/)).toBeVisible();

  await page.getByRole("button", { name: "Render" }).click();
  await expect(page.getByText(/“Out” holds something that was not taken over/)).toBeVisible();
  await expect(out).toBeFocused();
  await out.press("Escape");
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
});
