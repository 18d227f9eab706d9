import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { testFit, testRide, testVideo } from "./support/files.ts";
import { chooseFile, uploaded, uploadOf } from "./support/studio.ts";

test("video and track dropped together go to their places, what is too much is named", async ({ page }, info) => {
  const video = await testVideo(info, { seconds: 2 });
  const spare = await testVideo(info, { seconds: 1, name: "spare.mp4" });
  await page.goto("/projects/new");
  await drop(page, "Track", [video, await testRide(info), spare]);
  await uploaded(page, "Video");
  await uploaded(page, "Track");
  await expect(uploadOf(page, "Video")).toContainText("ride.mp4");
  await expect(uploadOf(page, "Track")).toContainText("ride.gpx");
  await expect(page.getByText("Left out: spare.mp4")).toBeVisible();
});

test("a compressed FIT is read in the browser at once, and taken by the server", async ({ page }, info) => {
  await page.goto("/projects/new");
  await chooseFile(page, "Track", await testFit(info));
  await expect(uploadOf(page, "Track")).toContainText("61 points");
  await expect(uploadOf(page, "Track")).toContainText("Recorded: heart rate, power · Garmin Edge 530");
  await uploaded(page, "Track");
  await expect(page.getByLabel("Title")).toHaveValue("morning ride");
});

test("a video that nobody reads for long has the page say why", async ({ page }, info) => {
  await page.clock.install();
  await page.route("**/api/videos/*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), status: "processing", facts: null } });
  });
  await page.goto("/projects/new");
  await chooseFile(page, "Video", await testVideo(info, { seconds: 2 }));
  await expect(page.getByText("The video is being read…")).toBeVisible();
  await expect(page.getByText("none is running")).toBeHidden();
  await page.clock.fastForward("00:30");
  await expect(page.getByText("none is running")).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

async function drop(page: Page, kind: "Video" | "Track", paths: readonly string[]): Promise<void> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), bytes: (await readFile(path)).toString("base64") })),
  );
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) {
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))], name));
    }
    return transfer;
  }, files);
  await uploadOf(page, kind).locator("label").dispatchEvent("drop", { dataTransfer });
}
