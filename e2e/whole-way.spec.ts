import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { storageKeys } from "../lib/server/storage/storage.ts";
import { testRide, testVideo } from "./support/files.ts";
import { outlive, test } from "./support/site.ts";
import { createProject, saved } from "./support/studio.ts";

// In both modes. Hosted: after signing up with an address that is confirmed by mail, with an S3 server and a worker of
// its own.
test("two files become a shared film", async ({ page, site, person, browser }, info) => {
  const video = await testVideo(info, { size: "1280x720", seconds: 40 });
  const track = await testRide(info);
  const project = await createProject(page, { video, track, title: "Evening ride" });

  await test.step("the camera's clock has lined the two up, and says so", async () => {
    await expect(page.getByTestId("sync-summary")).toContainText("2026-05-06 10:00:20.00");
    await expect(page.getByTestId("sync-summary")).toContainText("0:20.0 into the ride");
    await expect(page.getByTestId("sync-summary")).toContainText("read as UTC");
  });

  await test.step("gauges are drawn over the picture and change with the frame", async () => {
    const before = await inkOf(page);
    expect(before.painted).toBeGreaterThan(1000);
    for (let second = 0; second < 5; second++) await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByTestId("video-time")).toContainText("0:05.0");
    await expect.poll(async () => (await inkOf(page)).sum).not.toBe(before.sum);
  });

  await test.step("a typed time and a nudge move the ride, undo takes them back", async () => {
    const moment = page.getByLabel(/^This frame is at/);
    await moment.fill("10:00:30");
    await moment.press("Enter");
    await expect(page.getByTestId("sync-summary")).toContainText("Moved by hand +5.00 s");
    await page.getByRole("button", { name: "Gauges a tenth of a second later" }).click();
    await expect(page.getByTestId("sync-summary")).toContainText("+5.10 s");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByTestId("sync-summary")).toContainText("its clock, read as UTC");
  });

  await test.step("the picked moment becomes this frame's", async () => {
    const slider = page.getByRole("slider", { name: "Moment of the ride" });
    await slider.focus();
    await slider.press("Shift+ArrowUp");
    await page.getByRole("button", { name: "This frame is that moment" }).click();
    await expect(page.getByTestId("sync-summary")).toContainText("Moved by hand +1.00 s");
  });

  await test.step("in and out by key, kept after a reload", async () => {
    await page.locator("video").click();
    await page.keyboard.press("k");
    await page.getByRole("slider", { name: "Position in the video" }).fill("2");
    await expect(page.getByTestId("video-time")).toContainText("0:02.00");
    await page.keyboard.press("i");
    const out = page.getByLabel("Out", { exact: true });
    await out.fill("32");
    await out.press("Enter");
    await saved(page);
    await page.goto(project);
    await expect(out).toHaveValue("0:32.00");
    await expect(page.getByLabel("In", { exact: true })).toHaveValue("0:02.00");
    await expect(page.getByTestId("sync-summary")).toContainText("Moved by hand +1.00 s");
  });

  await test.step("the render's progress is seen live", async () => {
    await page.getByRole("button", { name: "Render" }).click();
    await page.waitForURL(/\/renders\//);
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          for (const text of await page.getByTestId("percent").allInnerTexts()) seen.add(text);
          return page.getByRole("link", { name: "Download" }).isVisible();
        },
        { intervals: [100], timeout: 120_000 },
      )
      .toBe(true);
    expect(seen.size, `several percentages before the end: ${[...seen]}`).toBeGreaterThanOrEqual(3);
  });

  await test.step("the result plays", async () => {
    const film = page.locator("video");
    await film.evaluate((element: HTMLVideoElement) => element.play());
    await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(1);
    expect(await film.evaluate((element: HTMLVideoElement) => element.duration)).toBeCloseTo(30, 1);
  });

  await test.step("the download is the stored file, under the project's name", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("Evening ride.mp4");
    const stored = await site.storage.read(storageKeys.rendition(renderOf(page), "source", "mp4"));
    expect(sha256(await readFile(await download.path()))).toBe(sha256(stored));
  });

  await test.step("its owner is told by mail, where there is one, and stops that without signing in", async () => {
    if (!person) return;
    const mail = await person.nextMail([await person.nextMail()]);
    expect(mail.subject).toBe('Your video "Evening ride" is ready');
    expect(mail.text).toContain(page.url());
    const off = /https?:\/\/\S+\/unsubscribe\/\S+/.exec(mail.text ?? "")?.[0];
    const mailProgram = await browser.newContext({ javaScriptEnabled: false });
    const asked = await mailProgram.newPage();
    await asked.goto(String(off));
    await asked.getByRole("button", { name: "Stop the mail" }).click();
    await expect(asked.getByRole("heading", { name: "No more mail", exact: true })).toBeVisible();
    await mailProgram.close();
    const settings = await page.request.get("/api/notifications");
    expect(await settings.json()).toMatchObject({ mail: { wanted: false, address: person.email } });
  });

  await test.step("a stranger watches it by its link until its time is over", async () => {
    await page.getByRole("button", { name: "Create a link" }).click();
    const link = await page.getByLabel("Link").inputValue();
    expect(link).toMatch(`${site.url}/s/`);
    const stranger = await browser.newContext();
    const visit = await stranger.newPage();
    expect((await visit.goto(link))?.status()).toBe(200);
    await expect(visit.getByRole("heading", { name: "Evening ride" })).toBeVisible();
    const film = visit.locator("video");
    await film.evaluate((element: HTMLVideoElement) => element.play());
    await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(1);
    // The owner's page is nobody else's; in local mode this machine's user is everybody on it.
    if (person) {
      await visit.goto(page.url());
      await expect(visit.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await expect(visit.getByText("Evening ride")).toHaveCount(0);
    }

    await outlive(site, renderOf(page));
    expect((await visit.goto(link))?.status()).toBe(410);
    expect((await stranger.request.get(link.replace("/s/", "/embed/"))).status()).toBe(410);
    await stranger.close();
  });
});

const renderOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** How much of the overlay's canvas is painted, and a number that changes with what is painted. */
function inkOf(page: Page): Promise<{ painted: number; sum: number }> {
  return page.getByTestId("overlay").evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
    let painted = 0;
    let sum = 0;
    for (let i = 3; i < pixels.length; i += 4) {
      if (pixels[i]) painted++;
      sum = (sum * 31 + (pixels[i] ?? 0)) % 1_000_003;
    }
    return { painted, sum };
  });
}
