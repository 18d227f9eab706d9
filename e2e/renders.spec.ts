import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject } from "./support/studio.ts";

test("renders are ordered one after another, followed in the studio, and told of in a background tab", async ({
  page,
}, info) => {
  await page.context().grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const told: object[] = [];
    class Told {
      static permission = "granted";
      static requestPermission = async () => "granted";
      onclick: unknown;
      constructor(title: string, options: NotificationOptions) {
        told.push({ title, ...options });
      }
    }
    Object.assign(window, { Notification: Told, told });
  });
  const video = await testVideo(info, { size: "1280x720", seconds: 20 });
  await createProject(page, { video, track: await testRide(info), title: "Loop" });

  const list = page.getByRole("region", { name: "Renders" });
  await test.step("time and size are told before", async () => {
    const estimate = page.getByRole("region", { name: "What it will take" });
    await expect(estimate).toContainText(/About [\d–]+ (s|min)/);
    await expect(estimate).toContainText(/[\d.]+–[\d.]+ (kB|MB)/);
    await expect(list).toHaveCount(0);
  });

  const rows = list.getByRole("listitem");
  await test.step("three are queued without leaving the studio; the newest is on top", async () => {
    for (const count of [1, 2, 3]) {
      await page.getByRole("button", { name: "Queue it and stay here" }).click();
      await expect(rows).toHaveCount(count);
    }
    await expect(page.getByText(/other renders? comes? first/)).toBeVisible();
    await list.getByRole("button", { name: "Notify me" }).click();
    await expect(list.getByRole("button", { name: "Will notify you" })).toBeVisible();
  });

  await test.step("the first is seen being made, the last is cancelled while it waits", async () => {
    await expect(rows.last().getByRole("progressbar")).toBeVisible();
    await rows.first().getByRole("button", { name: "Cancel" }).click();
    await expect(rows.first()).toContainText("Cancelled");
    await page.screenshot({ path: info.outputPath("list.png"), fullPage: true });
  });

  await test.step("its end is told to who looks elsewhere, and by the tab's title until they come back", async () => {
    await lookAway(page, true);
    await expect.poll(() => page.title(), { timeout: 120_000 }).toBe("✓ Ready · Loop");
    expect(await page.evaluate(() => (window as unknown as { told: unknown[] }).told)).toContainEqual(
      expect.objectContaining({ title: "“Loop” is ready", body: "Watch, download or share it." }),
    );
    await lookAway(page, false);
    await expect.poll(() => page.title()).toContain("Loop · SportsSync");
  });

  await test.step("what is done can be kept from the list, what was cancelled is made once more", async () => {
    await expect(rows.last()).toContainText("Done");
    const file = rows.last().getByRole("link", { name: "Download" });
    await expect(file).toHaveAttribute("download", "Loop.mp4");
    const answer = await page.request.get(String(await file.getAttribute("href")), {
      headers: { range: "bytes=0-99" },
    });
    expect(answer.status()).toBe(206);
    await expect(rows.nth(1)).toContainText("Done", { timeout: 120_000 });
    await rows.first().getByRole("button", { name: "Once more" }).click();
    await expect(rows).toHaveCount(4);
    await expect(rows.first()).toContainText(/Waiting|Rendering/);
    await page.screenshot({ path: info.outputPath("done.png"), fullPage: true });
    await rows.first().getByRole("button", { name: "Cancel" }).click();
    await expect(rows.first()).toContainText("Cancelled");
  });

  await test.step("a render that ended without a film says what to do", async () => {
    await rows.first().getByRole("link").first().click();
    await page.waitForURL(/\/renders\//);
    await expect(page.getByText("This render was cancelled.")).toBeVisible();
    const cancelled = page.url();
    await page.getByRole("button", { name: "Once more" }).click();
    await expect(page).not.toHaveURL(cancelled);
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("This render was cancelled.")).toBeVisible();
  });
});

/** Headless browsers show every tab: the page is told that it is hidden as they tell it. */
async function lookAway(page: Page, away: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, away);
}
