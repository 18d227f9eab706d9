import { expect, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject } from "./support/studio.ts";

test("progress arrives by asking where event streams do not come through, and when the server is back", async ({
  page,
}, info) => {
  await page.route("**/events", (route) => route.abort());
  const video = await testVideo(info, { seconds: 30, size: "1280x720" });
  await createProject(page, { video, track: await testRide(info) });
  const asked = /\/api\/renders\/[0-9a-f-]{36}$/;
  await page.route(asked, (route) => route.abort("connectionreset"));
  await page.getByRole("button", { name: "Render" }).click();
  await expect(page.getByText("The server cannot be reached just now")).toBeVisible();
  await page.unroute(asked);
  await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 120_000 });
});

test("a track that does not come is asked for again by a press", async ({ page, context }, info) => {
  const address = await createProject(page, {
    video: await testVideo(info, { seconds: 2 }),
    track: await testRide(info),
  });
  const trackFile = /\/tracks\/[^/]+\/source/;
  await context.route(trackFile, (route) => route.abort("connectionreset"));
  await page.goto(address);
  await expect(page.getByText("The track could not be loaded")).toBeVisible();
  await context.unroute(trackFile);
  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByTestId("video-time")).toBeVisible();
});

const MPEG4 = ["mpeg4", "-q:v", "4"];

test("a video that the browser cannot play is lined up over its poster and rendered", async ({ page }, info) => {
  // Not its other version either: as while that is being made, or where it could not be.
  await page.route("**/preview.mp4*", (route) => route.abort());
  const video = await testVideo(info, { seconds: 4, codec: MPEG4 });
  await createProject(page, { video, track: await testRide(info) });
  await expect(page.getByText("This browser cannot play the video (mpeg4)")).toBeVisible();
  await expect(page.getByAltText("A moment of the video")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("video-time")).toContainText("0:00.03");
  await expect(page.getByLabel(/^This frame is at/)).toHaveValue("2026-05-06 10:00:20.03");
  await page.getByRole("button", { name: "Render" }).click();
  await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 60_000 });
});

test("a video that the browser cannot play is played once its other version is made", async ({ page }, info) => {
  const video = await testVideo(info, { seconds: 40, size: "1920x1080", codec: MPEG4 });
  await createProject(page, { video, track: await testRide(info) });
  await test.step("the poster stands in until then, and time moves over it", async () => {
    await expect(page.getByText("A version that this browser can play is being made")).toBeVisible();
    await expect(page.getByAltText("A moment of the video")).toBeVisible();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeDisabled();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByTestId("video-time")).toContainText("0:00.03");
  });
  await test.step("the film takes over at the very frame", async () => {
    const film = page.getByLabel("Ride video ride.mp4");
    await expect(film).toBeVisible({ timeout: 120_000 });
    await expect(film).toHaveJSProperty("videoHeight", 720);
    await expect(page.getByText("This browser cannot play the video")).toBeHidden();
    await expect(page.getByTestId("video-time")).toContainText("0:00.03");
    await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeCloseTo(1 / 30, 2);
  });
  await test.step("it steps by whole frames and plays", async () => {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByTestId("video-time")).toContainText("0:00.07");
    for (let second = 0; second < 5; second++) await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByTestId("video-time")).toContainText("0:05.07");
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await expect(page.getByTestId("video-time")).toContainText("0:06", { timeout: 30_000 });
  });
});

test("keys belong to the control that needs them", async ({ page }, info) => {
  await createProject(page, {
    video: await testVideo(info, { seconds: 4, size: "1280x720" }),
    track: await testRide(info),
  });
  const time = page.getByTestId("video-time");
  await test.step("a typed space or letter is text", async () => {
    await page.getByLabel("Project title").press("End");
    await page.getByLabel("Project title").pressSequentially(" kil");
    await expect(page.getByLabel("Project title")).toHaveValue("ride kil");
    await expect(time).toContainText("0:00.00");
  });
  await test.step("arrows on the video's slider step frames, on the ride's slider they move the moment", async () => {
    await page.getByRole("slider", { name: "Position in the video" }).press("ArrowRight");
    await expect(time).toContainText("0:00.03");
    await page.getByRole("slider", { name: "Moment of the ride" }).press("ArrowRight");
    await expect(page.getByRole("button", { name: "This frame is that moment" })).toBeEnabled();
    await expect(time).toContainText("0:00.03");
  });
  await test.step("space presses the button that was reached by keyboard, and plays after a click on one", async () => {
    await page.getByRole("button", { name: "Gauges one frame later" }).click();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  });
  await test.step("space ticks a box that was reached by keyboard", async () => {
    const ticked = page.getByRole("checkbox", { checked: true });
    const before = await ticked.count();
    await page.getByRole("checkbox", { checked: false }).first().focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await expect(ticked).toHaveCount(before + 1);
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  });
});

test("a browser that does not tell of frames steps by whole ones all the same", async ({ page }, info) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLVideoElement.prototype, "requestVideoFrameCallback");
  });
  await createProject(page, { video: await testVideo(info, { seconds: 4 }), track: await testRide(info) });
  const film = page.locator("video");
  for (let step = 1; step <= 40; step++) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.seeking)).toBe(false);
    // The frame that is told of is the one from which the next step goes on.
    const told = `0:0${(Math.round((step * 100) / 30) / 100).toFixed(2)}`;
    await expect(page.getByTestId("video-time")).toContainText(told);
  }
  expect(await film.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeCloseTo(40 / 30 + 0.001, 4);
});
