import { expect, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject } from "./support/studio.ts";

test("a share link works without JavaScript until it is taken back", async ({ page, browser, baseURL }, info) => {
  // As on plain http, where browsers have no clipboard for pages.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await createProject(page, {
    video: await testVideo(info, { seconds: 3 }),
    track: await testRide(info),
    title: "Col <b>&",
  });
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
  await page.getByRole("button", { name: "Create a link" }).click();
  const link = await page.getByLabel("Link").inputValue();
  expect(link).toMatch(`${baseURL}/s/`);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Select the link and copy it yourself")).toBeVisible();

  const stranger = await browser.newContext({ javaScriptEnabled: false });
  const visit = await stranger.newPage();
  expect((await visit.goto(link))?.status()).toBe(200);
  await expect(visit.getByRole("heading", { name: "Col <b>&" })).toBeVisible();
  await expect(visit.getByText(/available until \d+ \w+ \d{4}/)).toBeVisible();
  expect(await visit.locator("meta[property='og:title']").getAttribute("content")).toBe("Col <b>&");
  const poster = await visit.locator("meta[property='og:image']").getAttribute("content");
  const video = await visit.locator("video[controls]").getAttribute("src");
  const file = await visit.getByRole("link", { name: "Download" }).getAttribute("href");
  for (const [address, type] of [
    [poster, "image/jpeg"],
    [video, "video/mp4"],
    [file, "video/mp4"],
  ]) {
    const answer = await visit.request.get(String(address));
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toBe(type);
  }

  await test.step("a page that is open for longer than its film's address holds gets a new one", async () => {
    const film = page.locator("video");
    const expired = await film.evaluate((element: HTMLVideoElement) => element.src);
    await page.route(expired, (route) => route.fulfill({ status: 403 }));
    await film.evaluate((element: HTMLVideoElement) => element.load());
    await expect(film).not.toHaveAttribute("src", expired);
    await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.duration)).toBeCloseTo(3, 1);
  });

  await page.getByRole("button", { name: "Take link back" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("button", { name: "Create a link" })).toBeVisible();
  expect((await visit.goto(link))?.status()).toBe(410);
  await expect(visit.getByRole("heading", { name: "This video is not available" })).toBeVisible();
  expect((await visit.goto(`${link}x`))?.status()).toBe(404);
  await stranger.close();
});
