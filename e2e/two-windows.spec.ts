import { expect, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

test("a second window cannot overwrite the first one unnoticed", async ({ page, context }, info) => {
  const address = await createProject(page, {
    video: await testVideo(info, { seconds: 2 }),
    track: await testRide(info),
  });
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByTestId("video-time")).toBeVisible();

  await page.getByRole("radio", { name: "Strip" }).click();
  await saved(page);
  await other.getByRole("radio", { name: "Imperial" }).click();
  await expect(other.getByText("changed in another window")).toBeVisible();

  await test.step("without a connection the choice is still there, and says why", async () => {
    await other.route("**/api/projects/*", (route) => route.abort("connectionreset"));
    await other.getByRole("button", { name: "Keep what I see here" }).click();
    await expect(other.getByText("The server cannot be reached")).toBeVisible();
    await other.unroute("**/api/projects/*");
  });
  await other.getByRole("button", { name: "Keep what I see here" }).click();
  await saved(other);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Imperial" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Cockpit" })).toBeChecked();
});

test("a render can be cancelled", async ({ page }, info) => {
  await createProject(page, {
    video: await testVideo(info, { seconds: 60, size: "1280x720" }),
    track: await testRide(info),
  });
  await page.getByRole("button", { name: "Whole video" }).click();
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("This render was cancelled")).toBeVisible();
  await page.getByRole("link", { name: "Back to the project" }).click();
  await expect(page.getByRole("region", { name: "Renders" })).toContainText("Cancelled");
});

test("a render whose project is deleted elsewhere says so, and nobody asks for it any more", async ({
  page,
  context,
}, info) => {
  const address = await createProject(page, {
    video: await testVideo(info, { seconds: 60, size: "1280x720" }),
    track: await testRide(info),
  });
  await page.getByRole("button", { name: "Whole video" }).click();
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
  const other = await context.newPage();
  await other.goto(address);
  await other.getByRole("button", { name: "Delete project" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await other.waitForURL(/\/projects$/);
  await expect(page.getByText("This render does not exist")).toBeVisible({ timeout: 60_000 });
});
