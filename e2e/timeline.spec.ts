import { expect, type Locator, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

/** The test ride lasts 180 s from 10:00:00; the video's clock says that it begins 20 s into it. */
const VIDEO = 10;

const slider = (page: Page, name: string) => page.getByRole("slider", { name, exact: true });
const film = (page: Page) => page.getByTestId("clip-strip");
const view = (page: Page) => slider(page, "Part of the ride that is looked at");
const playhead = (page: Page) => page.getByTestId("playhead");
const field = (page: Page, name: "In" | "Out") => page.getByLabel(name, { exact: true });
const undo = (page: Page) => page.getByRole("button", { name: "Undo" });

/** Parts of the film that are painted: of the rows of pictures, and of those of the sound. */
const painted = (lane: Locator) =>
  lane.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext("2d")!;
    context.drawImage(canvas, 0, 0);
    const share = (y: number, height: number) => {
      const { data } = context.getImageData(0, y, copy.width, height);
      let opaque = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) opaque++;
      return opaque / (data.length / 4);
    };
    return { pictures: share(0, 42), sound: share(canvas.height - 20, 20) };
  });

/** Drags from the middle of a control by so many pixels; what is held with it is held all the way. */
async function dragBy(page: Page, control: Locator, pixels: number, held?: "Alt") {
  // The mouse goes by places of the window.
  await control.scrollIntoViewIfNeeded();
  const box = (await control.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  if (held) await page.keyboard.down(held);
  await page.mouse.down();
  for (const part of [0.4, 0.8, 1]) await page.mouse.move(x + pixels * part, y);
}

async function letGo(page: Page, held?: "Alt") {
  await page.mouse.up();
  if (held) await page.keyboard.up(held);
}

test.beforeEach(async ({ page }, info) => {
  await createProject(page, { video: await testVideo(info, { seconds: VIDEO }), track: await testRide(info) });
  await film(page).scrollIntoViewIfNeeded();
});

test("the film lies over the curves; the clip is dragged by its ends and as a whole, each one step", async ({
  page,
}) => {
  const lane = page.getByTestId("film-lane");
  const before = await lane.boundingBox();
  await expect.poll(async () => (await painted(lane)).pictures, { timeout: 60_000 }).toBeGreaterThan(0.85);
  await expect.poll(async () => (await painted(lane)).sound).toBeGreaterThan(0.3);
  expect(await lane.boundingBox()).toEqual(before);
  const { width } = (await film(page).boundingBox())!;
  const perSecond = width / VIDEO;
  const [begin, end, clip] = [
    slider(page, "Beginning of the clip"),
    slider(page, "End of the clip"),
    slider(page, "Clip"),
  ];

  await test.step("an end, to a frame; undo takes it back", async () => {
    await dragBy(page, begin, 3 * perSecond);
    await letGo(page);
    await expect(field(page, "In")).toHaveValue("0:03.00");
    await expect(page.getByTestId("video-time")).toContainText("0:03.00");
    await page.keyboard.press("Control+z");
    await expect(field(page, "In")).toHaveValue("0:00.00");
    await expect(undo(page)).toBeDisabled();
    await page.keyboard.press("Control+Shift+z");
    await expect(field(page, "In")).toHaveValue("0:03.00");
  });
  await test.step("keys move an end by frames, seconds, and all the way", async () => {
    await end.focus();
    for (const [key, value] of [
      ["ArrowLeft", "0:09.97"],
      ["Shift+ArrowLeft", "0:08.97"],
      ["Home", "0:03.03"],
      ["End", "0:10.00"],
    ] as const) {
      await end.press(key);
      await expect(field(page, "Out")).toHaveValue(value);
    }
  });
  await test.step("the whole clip, by pointer and by keys, as long as it was", async () => {
    await field(page, "Out").fill("0:05");
    await field(page, "Out").press("Enter");
    await dragBy(page, clip, 1.5 * perSecond);
    await letGo(page);
    await expect(clip).toHaveAttribute("aria-valuetext", "0:04.50 to 0:06.50");
    await clip.press("ArrowRight");
    await expect(clip).toHaveAttribute("aria-valuetext", "0:04.53 to 0:06.53");
    await clip.press("End");
    await expect(clip).toHaveAttribute("aria-valuetext", "0:08.00 to 0:10.00");
    await undo(page).click();
    await undo(page).click();
    await undo(page).click();
    await expect(clip).toHaveAttribute("aria-valuetext", "0:03.00 to 0:05.00");
  });
  await test.step("a press on the film goes there", async () => {
    await film(page).scrollIntoViewIfNeeded();
    const box = (await film(page).boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.7, box.y + 10);
    await expect(page.getByTestId("video-time")).toContainText(/0:0(6.9|7.0)/);
  });
  await saved(page);
  await page.reload();
  await expect(begin).toHaveAttribute("aria-valuetext", "0:03.00");
  await expect.poll(async () => (await painted(lane)).pictures).toBeGreaterThan(0.85);
});

test("what is dragged stops at what matters, and says at what; not with Alt, nor when snapping is off", async ({
  page,
}) => {
  const perSecond = (await film(page).boundingBox())!.width / VIDEO;
  const mark = page.getByTestId("drag-mark");
  const end = slider(page, "End of the clip");
  await page.getByRole("slider", { name: "Position in the video" }).fill("6");
  await expect(page.getByTestId("video-time")).toContainText("0:06.00");

  // Five pixels before the playhead.
  const pixels = -4 * perSecond - 5;
  await dragBy(page, end, pixels);
  await expect(mark).toHaveText("Playhead");
  await expect(mark).toHaveAttribute("data-snapped", "true");
  await letGo(page);
  await expect(mark).toBeHidden();
  await expect(field(page, "Out")).toHaveValue("0:06.00");
  await undo(page).click();
  await expect(undo(page)).toBeDisabled();

  await page.getByRole("slider", { name: "Position in the video" }).fill("6");
  await dragBy(page, end, pixels, "Alt");
  await expect(mark).toHaveAttribute("data-snapped", "false");
  await letGo(page, "Alt");
  await expect(field(page, "Out")).toHaveValue(/0:05.9/);
  await undo(page).click();

  await page.getByRole("button", { name: "Snapping" }).click();
  await dragBy(page, end, pixels);
  await letGo(page);
  await expect(field(page, "Out")).toHaveValue(/0:05.9/);
});

test("the axis is zoomed about the pointer down to frames, moved, fitted, and follows the video", async ({ page }) => {
  const span = async () => (await view(page).getAttribute("aria-valuetext"))!;
  const curves = slider(page, "Moment of the ride");

  await test.step("buttons fit it to the clip, the video and the ride", async () => {
    await expect(view(page)).toHaveAttribute("aria-valuetext", "10:00:19.4 to 10:00:30.6");
    await field(page, "In").fill("0:04");
    await field(page, "In").press("Enter");
    await page.getByRole("button", { name: "Fit clip" }).click();
    await expect(view(page)).toHaveAttribute("aria-valuetext", "10:00:23.6 to 10:00:30.4");
    await page.getByRole("button", { name: "Whole ride" }).click();
    await expect(view(page)).toHaveAttribute("aria-valuetext", "10:00:00.0 to 10:03:00.0");
  });
  await test.step("the wheel with Ctrl keeps the moment under the pointer", async () => {
    await curves.scrollIntoViewIfNeeded();
    const box = (await curves.boundingBox())!;
    // The video's beginning, as near as a pixel (a quarter of a second here) is to it.
    await page.mouse.move(box.x + (box.width * 20) / 180, box.y + 60);
    await page.keyboard.down("Control");
    for (let notch = 0; notch < 40; notch++) await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    await expect(view(page)).toHaveAttribute(
      "aria-valuetext",
      /^10:00:(19\.[6-9]|20\.\d) to 10:00:(20\.[6-9]|21\.\d)$/,
    );
  });
  await test.step("there a frame is an inch: ends are set to the frame", async () => {
    const wide = (await film(page).boundingBox())!.width / VIDEO / 30;
    expect(wide).toBeGreaterThan(20);
    await slider(page, "Beginning of the clip").focus();
    await expect(view(page)).toHaveAttribute("aria-valuetext", /to 10:00:24\.0$/);
    await dragBy(page, slider(page, "Beginning of the clip"), -2 * wide, "Alt");
    await letGo(page, "Alt");
    await expect(field(page, "In")).toHaveValue("0:03.93");
  });
  await test.step("keys and the window in the overview move and zoom it", async () => {
    await view(page).focus();
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    await page.keyboard.press("Home");
    await expect(view(page)).toHaveAttribute("aria-valuetext", "10:00:00.0 to 10:00:04.0");
    await expect(page.getByRole("button", { name: "The video is later" })).toBeVisible();
    await page.keyboard.press("End");
    await expect(view(page)).toHaveAttribute("aria-valuetext", "10:02:56.0 to 10:03:00.0");
    await page.getByTestId("overview").scrollIntoViewIfNeeded();
    const overview = (await page.getByTestId("overview").boundingBox())!;
    await page.mouse.click(overview.x + (overview.width * 22) / 180, overview.y + 20);
    await expect.poll(span).toMatch(/^10:00:(19|20)\.\d to 10:00:(23|24)\.\d$/);
  });
  await test.step("it turns the page when the playhead leaves it, but not for who looks elsewhere", async () => {
    await page.getByRole("slider", { name: "Position in the video" }).fill("0");
    const before = await span();
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(span, { timeout: 30_000 }).not.toBe(before);
    await expect(playhead(page)).toBeVisible();
    await view(page).press("End");
    await expect(view(page)).toHaveAttribute("aria-valuetext", "10:02:56.0 to 10:03:00.0");
    await page
      .getByRole("button", { name: "Pause", exact: true })
      .or(page.getByRole("button", { name: "Play", exact: true }))
      .click();
    await expect(view(page)).toHaveAttribute("aria-valuetext", "10:02:56.0 to 10:03:00.0");
    await page.getByRole("button", { name: "Fit video" }).click();
    await expect(playhead(page)).toBeVisible();
  });
});
