import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { cameraVideo, testVideo } from "./support/files.ts";
import { chooseFile, uploaded, uploadOf } from "./support/studio.ts";

const HERO7 = join(import.meta.dirname, "../../shared/data/video/gopro_hero7_walk_gps.mp4");

test("a video with the camera's own GPS needs no second file and is lined up at once", async ({ page }, info) => {
  await page.goto("/projects/new");
  await chooseFile(page, "Video", await cameraVideo(info, { seconds: 8 }));
  await expect(uploadOf(page, "Video")).toContainText("This camera recorded GPS (8 s, 144 points)");
  await expect(uploadOf(page, "Track")).toContainText("Not needed");
  await createWithoutTrack(page);
  await expect(page.getByTestId("sync-summary")).toContainText("exact time of the camera's GPS");
  await expect(page.getByTestId("sync-summary")).toContainText("at the start of the ride");
  // The camera's clock says 10:00:20, its GPS 12:00:00.
  await expect(page.getByTestId("sync-summary")).toContainText("2026-05-06 12:00:00.00");
  await expect(page.getByTestId("sync-summary")).toContainText("1 h 59 min 40 s behind");
  const ways = page.getByRole("radiogroup", { name: "Start from" }).getByRole("radio");
  await expect(ways).toHaveText([/The camera's GPS sure/, /Start of the ride unsure/]);
  await expect(ways.first()).toBeChecked();
});

test("without GPS the track is asked for", async ({ page }, info) => {
  await page.goto("/projects/new");
  await chooseFile(page, "Video", await testVideo(info, { seconds: 2 }));
  await uploaded(page, "Video");
  await expect(page.getByText("The track is still missing.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Create project" })).toBeDisabled();
  await expect(page.getByText("This camera recorded GPS")).toBeHidden();
});

test("a HERO7's walk is lined up although its clock is seven hours off", async ({ page }) => {
  test.skip(!existsSync(HERO7), `the HERO7's file is not at ${HERO7}`);
  await page.goto("/projects/new");
  await chooseFile(page, "Video", HERO7);
  await expect(uploadOf(page, "Video")).toContainText("This camera recorded GPS (11 s, 199 points)");
  await createWithoutTrack(page);
  await expect(page.getByTestId("sync-summary")).toContainText("2019-05-06 18:15:07.36");
  await expect(page.getByTestId("sync-summary")).toContainText("7 h 1 min 39 s behind");
  await expect.poll(() => paintedPixels(page)).toBeGreaterThan(1000);
});

async function createWithoutTrack(page: Page): Promise<void> {
  await uploaded(page, "Video");
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
  await expect(page.getByTestId("video-time")).toBeVisible();
}

/** How much of the gauges' canvas is drawn on. */
async function paintedPixels(page: Page): Promise<number> {
  return page
    .getByTestId("overlay")
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let painted = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) painted++;
      return painted;
    });
}
