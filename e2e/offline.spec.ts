import { expect, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

test("without a connection nothing that was changed is lost", async ({ page, context }, info) => {
  const address = await createProject(page, {
    video: await testVideo(info, { seconds: 2 }),
    track: await testRide(info),
  });

  await test.step("the studio says so, keeps the change and saves it when the connection is back", async () => {
    await context.setOffline(true);
    await expect(page.getByText("You are offline")).toBeVisible();
    await page.getByRole("radio", { name: "Imperial" }).click();
    await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
    await expect(page.getByText("Your changes are kept in this browser")).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("You are offline")).toBeHidden();
    await saved(page);
    await page.reload();
    await expect(page.getByRole("radio", { name: "Imperial" })).toBeChecked();
  });

  await test.step("a window closed without a connection: the next one offers what it held", async () => {
    await context.setOffline(true);
    const title = page.getByRole("textbox", { name: "Project title" });
    await title.fill("Through the tunnel");
    await title.press("Enter");
    await page.getByRole("radio", { name: "Metric" }).click();
    await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
    const next = await context.newPage();
    await page.close();
    await context.setOffline(false);
    await next.goto(address);
    await expect(next.getByRole("radio", { name: "Imperial" })).toBeChecked();
    await next.getByRole("button", { name: "Take them back" }).click();
    await expect(next.getByRole("radio", { name: "Metric" })).toBeChecked();
    await expect(next.getByRole("textbox", { name: "Project title" })).toHaveValue("Through the tunnel");
    await saved(next);
    await next.reload();
    await expect(next.getByRole("radio", { name: "Metric" })).toBeChecked();
    await expect(next.getByRole("button", { name: "Take them back" })).toBeHidden();
  });
});

test("a studio that breaks keeps what was changed", async ({ page }, info) => {
  await createProject(page, { video: await testVideo(info, { seconds: 8 }), track: await testRide(info) });
  await page.route("**/api/projects/*", (route) => route.fulfill({ status: 503, json: {} }));
  await page.getByRole("radio", { name: "Imperial" }).click();
  await expect(page.getByText("Not saved", { exact: true })).toBeVisible();

  // Something that every shown time needs.
  await page.evaluate(() => {
    const { padStart } = String.prototype;
    Object.assign(globalThis, { mend: () => Object.assign(String.prototype, { padStart }) });
    String.prototype.padStart = () => {
      throw new Error("broken on purpose");
    };
  });
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByRole("heading", { name: "The studio stopped" })).toBeVisible();

  await page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
  await page.unroute("**/api/projects/*");
  await page.getByRole("button", { name: "Open it again" }).click();
  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(page.getByRole("radio", { name: "Imperial" })).toBeChecked();
  await saved(page);
});
