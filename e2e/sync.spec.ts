import { expect, type Page, test } from "@playwright/test";
import { testFile, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

const RIDE_START = Date.parse("2026-05-06T10:00:00Z") / 1000;
const RIDE_LENGTH = 600;
/** The rider stands from 200 s to 260 s and rides a bend at 400 s; the video's clock says 20 s into the ride. */
const STOP = [200, 260] as const;

/** Ten minutes at 6 m/s: north, then east; a minute's stop and a hill. */
function landmarkRide(): string {
  const points = Array.from({ length: RIDE_LENGTH + 1 }, (_, second) => {
    const ridden = 6 * (second < STOP[0] ? second : second < STOP[1] ? STOP[0] : second - (STOP[1] - STOP[0]));
    const [north, east] = [Math.min(ridden, 2040), Math.max(0, ridden - 2040)];
    const height = 400 + 60 * Math.max(0, 1 - Math.abs(ridden - 1200) / 1200);
    return (
      `<trkpt lat="${(47 + north / 111_195).toFixed(7)}" lon="${(8.5 + east / 75_834).toFixed(7)}">` +
      `<ele>${height.toFixed(1)}</ele><time>${new Date((RIDE_START + second) * 1000).toISOString()}</time>` +
      `<extensions><power>${second % 7 ? 200 : 0}</power></extensions></trkpt>`
    );
  });
  return `<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points.join("")}</trkseg></trk></gpx>`;
}

test.beforeEach(async ({ page }, info) => {
  const video = await testVideo(info, { seconds: 40 });
  await createProject(page, { video, track: await testFile(info, "landmarks.gpx", landmarkRide()) });
  const readyState = () => page.locator("video").evaluate((video: HTMLVideoElement) => video.readyState);
  await expect.poll(readyState).toBeGreaterThanOrEqual(2);
  await seekTo(page, 10);
  await page.getByRole("button", { name: "Whole ride" }).click();
  // The mouse goes by places of the window.
  await moments(page).scrollIntoViewIfNeeded();
});

const moments = (page: Page) => page.getByRole("slider", { name: "Moment of the ride" });
const bar = (page: Page) => page.getByRole("slider", { name: "Video on the ride" });
const summary = (page: Page) => page.getByTestId("sync-summary");
const effect = (page: Page) => page.getByTestId("what-will-happen");
const take = (page: Page) => page.getByRole("button", { name: "This frame is that moment" });

async function seekTo(page: Page, second: number) {
  await page.getByRole("slider", { name: "Position in the video" }).fill(String(second));
  await expect(page.getByTestId("video-time")).toContainText(`0:${String(second).padStart(2, "0")}.00`);
}

/** The stored sync, once everything is saved. */
async function storedSync(page: Page) {
  await saved(page);
  const project = await (await page.request.get(`/api/projects/${page.url().split("/").at(-1)}`)).json();
  return Object.values(project.document.videos as Record<string, { sync: unknown }>)[0]?.sync as {
    start: number;
    offset: number;
    rate: number;
  };
}

const beginOf = ({ start, offset }: { start: number; offset: number }) => start + offset;

test("a landmark in words lines the frame up exactly, is one step to undo, and is kept", async ({ page }) => {
  const stop = page.getByRole("button", { name: /You stopped here 10:03:20 for 1 min/ });
  await stop.click();
  await expect(effect(page)).toHaveText("Moves the gauges by +2 min 50 s.");
  await expect(summary(page)).toContainText("0:20.0 into the ride");
  await take(page).click();
  await expect(summary(page)).toContainText("Moved by hand +170.00 s");
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + STOP[0] - 10, 6);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(summary(page)).toContainText("0:20.0 into the ride");
  expect(beginOf(await storedSync(page))).toBe(RIDE_START + 20);
  await page.getByRole("button", { name: "Redo" }).click();
  await saved(page);
  await page.reload();
  await expect(summary(page)).toContainText("2026-05-06 10:03:10.00");
});

test("a click on the curve picks that moment, Escape drops it and Enter takes it", async ({ page }) => {
  const box = (await moments(page).boundingBox())!;
  await page.mouse.click(box.x + Math.round(box.width / 2), box.y + 60);
  await expect(effect(page)).toContainText(/Moves the gauges by \+4 min (29|30|31) s/);
  await page.keyboard.press("Escape");
  await expect(effect(page)).toBeHidden();
  expect(beginOf(await storedSync(page))).toBe(RIDE_START + 20);

  const x = Math.round(box.x + box.width / 4);
  await page.mouse.click(x, box.y + 60);
  await page.keyboard.press("Enter");
  const expected = RIDE_START + ((x - box.x) / box.width) * RIDE_LENGTH - 10;
  await expect(summary(page)).toContainText("Moved by hand");
  expect(beginOf(await storedSync(page))).toBeCloseTo(expected, 2);
});

test("a click on the route picks the moment at which the rider was there", async ({ page }) => {
  const map = page.getByRole("application", { name: "Route of the ride" });
  await map.scrollIntoViewIfNeeded();
  const box = (await map.boundingBox())!;
  // The bend, north-west: 2040 m are ridden after 340 s of riding and the stop.
  const size = Math.min((box.width - 56) / 1200, (box.height - 56) / 2040);
  await map.click({ position: { x: box.width / 2 - 600 * size, y: box.height / 2 - 1020 * size } });
  await expect(page.getByTestId("picked-moment")).toContainText("10:06:4");
  await page.keyboard.press("Enter");
  const begins = beginOf(await storedSync(page)) - RIDE_START;
  expect(Math.abs(begins - (400 - 10))).toBeLessThan(2);
});

test("by keyboard alone: to the curve, a moment, Enter; the video along the ride; each one step", async ({ page }) => {
  await page.getByRole("slider", { name: "Part of the ride that is looked at" }).focus();
  await page.keyboard.press("Tab");
  await expect(bar(page)).toBeFocused();
  for (const next of ["Clip", "Beginning of the clip", "End of the clip", "Moment of the ride"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("slider", { name: next, exact: true })).toBeFocused();
  }
  await expect(moments(page)).toHaveAttribute("aria-valuetext", /^10:00:30\.0, 0:30\.0 into the ride, 22 km\/h/);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(effect(page)).toHaveText("Moves the gauges by +11 s.");
  await page.keyboard.press("Enter");
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 31, 6);

  await bar(page).focus();
  await expect(bar(page)).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 21, 6);
  await page.keyboard.press("Control+z");
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 31, 6);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  expect(beginOf(await storedSync(page))).toBe(RIDE_START + 20);
});

test("dragging the video along the ride shows by how much, and is one step", async ({ page }) => {
  const box = (await bar(page).boundingBox())!;
  const lane = (await moments(page).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 50, y, { steps: 5 });
  await page.mouse.move(x + 100, y, { steps: 5 });
  await expect(effect(page)).toContainText("Moves the gauges by +");
  expect(beginOf(await storedSync(page))).toBe(RIDE_START + 20);
  await page.mouse.up();
  await expect(summary(page)).toContainText("Moved by hand");
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 20 + (100 / lane.width) * RIDE_LENGTH, 3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  expect(beginOf(await storedSync(page))).toBe(RIDE_START + 20);
});

test("a second point keeps the first, tells the rate, and can be removed again", async ({ page }) => {
  const second = page.getByTestId("second-point");
  await second.getByRole("button", { name: "Add a second point" }).click();
  await expect(second).toContainText("The frame at 0:10.00 stays at 10:00:30.00");
  await page.getByRole("button", { name: /You stopped here/ }).click();
  await expect(page.getByText(/must be at different frames/)).toBeVisible();
  await expect(take(page)).toBeDisabled();
  await page.keyboard.press("Escape");

  await seekTo(page, 20);
  await page.getByRole("button", { name: /You stopped here/ }).click();
  await expect(effect(page)).toContainText("17 s of the ride pass in one second of the video: a timelapse.");
  await page.keyboard.press("Enter");
  const sync = await storedSync(page);
  expect(sync.rate).toBeCloseTo(17, 9);
  expect(beginOf(sync) + 10 * sync.rate).toBeCloseTo(RIDE_START + 30, 6);
  await expect(second).toContainText("a timelapse");

  await second.getByRole("button", { name: "Remove the second point" }).click();
  expect(await storedSync(page)).toMatchObject({ rate: 1 });
  await expect(summary(page)).toContainText("0:20.0 into the ride");
});

test("nudges of a frame, 0.1, 1 and 10 s by key and, back again, by button", async ({ page }) => {
  for (const key of ["BracketRight", "Shift+BracketRight", "Alt+BracketRight", "Alt+Shift+BracketRight"]) {
    await page.keyboard.press(key);
  }
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 20 + 1 / 30 + 11.1, 6);
  for (const step of ["one frame", "a tenth of a second", "1 second", "10 seconds"]) {
    await page.getByRole("button", { name: `Gauges ${step} earlier` }).click();
  }
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 20, 6);
  await expect(summary(page)).toContainText("Times are in UTC");
});

test("a nudge whose key is held down is one step", async ({ page }) => {
  for (let times = 0; times < 30; times++) await page.keyboard.down("BracketRight");
  await page.keyboard.up("BracketRight");
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 21, 6);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  expect(beginOf(await storedSync(page))).toBe(RIDE_START + 20);
});

test("a drag that is over before a busy page has drawn it counts all the same", async ({ page }) => {
  const { x, y, width, height } = (await bar(page).boundingBox())!;
  const [from, middle] = [x + width / 2, y + height / 2];
  await page.mouse.move(from, middle);
  const session = await page.context().newCDPSession(page);
  const busy = page.evaluate(() => {
    for (const end = performance.now() + 500; performance.now() < end; );
  });
  const pointer = (type: "mousePressed" | "mouseMoved" | "mouseReleased", to: number) =>
    session.send("Input.dispatchMouseEvent", { type, x: to, y: middle, button: "left", buttons: 1, clickCount: 1 });
  await Promise.all([
    ...[busy, pointer("mousePressed", from), pointer("mouseMoved", from + 60)],
    ...[pointer("mouseMoved", from + 100), pointer("mouseReleased", from + 100)],
  ]);
  await expect(summary(page)).toContainText("Moved by hand");
  const lane = (await moments(page).boundingBox())!;
  expect(beginOf(await storedSync(page))).toBeCloseTo(RIDE_START + 20 + (100 / lane.width) * RIDE_LENGTH, 3);
});

test("a close look shows less of the ride, and keys move in smaller steps", async ({ page }) => {
  await moments(page).focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  await expect(effect(page)).toHaveText("Moves the gauges by +0.1 s.");
  await page.getByRole("button", { name: "Whole ride" }).click();
  const power = page.getByRole("button", { name: "Power" });
  await power.click();
  await expect(power).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Heart rate" })).toBeHidden();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("a tap on the curve and a button line the frame up; nothing is wider than the page", async ({ page }) => {
    await moments(page).scrollIntoViewIfNeeded();
    const box = (await moments(page).boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height - 10);
    await expect(effect(page)).toContainText("Moves the gauges by +4 min");
    await take(page).tap();
    await expect(summary(page)).toContainText("Moved by hand");
    expect(Math.abs(beginOf(await storedSync(page)) - (RIDE_START + RIDE_LENGTH / 2 - 10))).toBeLessThan(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
