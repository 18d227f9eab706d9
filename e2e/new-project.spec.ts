import { expect, test } from "@playwright/test";
import { testFit, testVideo } from "./support/files.ts";
import { chooseFile, uploaded, uploadOf } from "./support/studio.ts";

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
