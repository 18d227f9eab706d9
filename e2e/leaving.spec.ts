import { expect, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { chooseFile, createProject, saved, uploaded, uploadOf } from "./support/studio.ts";

test("Back from a render shows the project as it was left, ready to be edited on", async ({ page }, info) => {
  const project = await createProject(page, {
    video: await testVideo(info, { seconds: 4 }),
    track: await testRide(info),
  });
  await page.getByRole("radio", { name: "Strip" }).click();
  const out = page.getByLabel("Out", { exact: true });
  await out.fill("3");
  await out.press("Enter");
  await saved(page);
  await page.getByRole("slider", { name: "Position in the video" }).fill("2");
  await expect(page.getByTestId("video-time")).toContainText("0:02.00");
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);

  await page.goBack();
  await expect(page).toHaveURL(project);
  await expect(page.getByRole("radio", { name: "Strip" })).toBeChecked();
  await expect(out).toHaveValue("0:03.00");
  await expect(page.getByTestId("video-time")).toContainText("0:02.00");
  await expect(page.getByRole("region", { name: "Renders" })).toBeVisible();
  await page.getByRole("radio", { name: "Imperial" }).click();
  await saved(page);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Imperial" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Strip" })).toBeChecked();
});

test("a link within the site asks before it ends an upload", async ({ page }, info) => {
  const held = Promise.withResolvers<void>();
  await page.route(
    (url) => url.searchParams.has("partNumber"),
    async (route) => {
      await held.promise;
      await route.continue();
    },
  );
  await page.goto("/projects/new");
  await chooseFile(page, "Video", await testVideo(info, { seconds: 2 }));
  await expect(uploadOf(page, "Video").getByRole("progressbar")).toBeVisible();

  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.message());
    return dialog.dismiss();
  });
  await page.getByRole("link", { name: "Projects" }).click();
  expect(questions).toEqual([expect.stringContaining("The upload has not finished")]);
  held.resolve();
  await uploaded(page, "Video");
  await expect(page).toHaveURL(/\/projects\/new$/);

  await page.getByRole("link", { name: "Projects" }).click();
  await expect(page).toHaveURL(/\/projects$/);
  expect(questions).toHaveLength(1);
});
