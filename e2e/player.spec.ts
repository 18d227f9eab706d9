import { expect, type Locator, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

/** Facts of the playing element that no page text tells. */
const film = (page: Page) =>
  page.locator("video").evaluate(({ playbackRate, paused, currentTime, muted }: HTMLVideoElement) => {
    return { playbackRate, paused, currentTime, muted };
  });
const secondsOf = async (time: Locator) => {
  const [, minutes, seconds] = /(\d+):(\d+\.\d+)/.exec((await time.textContent()) ?? "") ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

test("a film is played, shuttled, looped and looked at by key and by button", async ({ page }, info) => {
  const video = await testVideo(info, { seconds: 20 });
  const project = await createProject(page, { video, track: await testRide(info), title: "Keys" });
  const time = page.getByTestId("video-time");
  const controls = page.getByRole("region", { name: "Player" });

  await test.step("a seek in the first moment is not lost", async () => {
    await page.keyboard.press("End");
    await expect(time).toContainText("0:19.97");
    await page.reload();
    await page.getByRole("slider", { name: "Position in the video" }).fill("5");
    await expect(time).toContainText("0:05.00");
    await expect.poll(async () => (await film(page)).currentTime).toBeCloseTo(5, 1);
  });

  await test.step("L plays, again twice as fast, up to four times; K stops and forgets it", async () => {
    await page.keyboard.press("Home");
    await expect(time).toContainText("0:00.00");
    await page.keyboard.press("l");
    await expect.poll(async () => await film(page)).toMatchObject({ paused: false, playbackRate: 1 });
    await page.keyboard.press("l");
    await expect(controls.getByText("2×", { exact: true }).first()).toBeVisible();
    await page.keyboard.press("l");
    await page.keyboard.press("l");
    expect((await film(page)).playbackRate).toBe(4);
    await page.keyboard.press("k");
    await expect.poll(async () => await film(page)).toMatchObject({ paused: true, playbackRate: 1 });
  });

  await test.step("J plays backwards to the first frame; L turns it round", async () => {
    await page.getByRole("slider", { name: "Position in the video" }).fill("3");
    await expect(time).toContainText("0:03.00");
    await page.keyboard.press("j");
    await expect(controls.getByText("-1×")).toBeVisible();
    await expect.poll(() => secondsOf(time)).toBeLessThan(2.5);
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await page.keyboard.press("l");
    await expect.poll(async () => await film(page)).toMatchObject({ paused: false, playbackRate: 1 });
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(controls.getByText("-4×")).toBeVisible();
    await expect(time).toContainText("0:00.00");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  });

  await test.step("K held with J or L steps single frames", async () => {
    await page.keyboard.down("k");
    for (const key of ["l", "l", "l", "j"]) await page.keyboard.press(key);
    await page.keyboard.up("k");
    await expect(time).toContainText("0:00.07");
    expect((await film(page)).paused).toBe(true);
  });

  await test.step("the clip's ends are a key away, and it repeats", async () => {
    await page.getByLabel("In", { exact: true }).fill("4");
    await page.getByLabel("Out", { exact: true }).fill("5");
    await page.getByLabel("Out", { exact: true }).press("Enter");
    await page.getByRole("heading", { name: "Clip" }).click();
    await page.keyboard.press("Shift+I");
    await expect(time).toContainText("0:04.00");
    await page.keyboard.press("Shift+O");
    await expect(time).toContainText("0:04.97");
    await page.keyboard.press("r");
    await expect(page.getByRole("button", { name: "Repeat the clip" })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("p");
    // More than a clip's length of playing, and still within it.
    const passes = await page.locator("video").evaluate(async (element: HTMLVideoElement) => {
      const seen: number[] = [];
      while (seen.filter((at, i) => at < (seen[i - 1] ?? 0) - 0.5).length < 2) {
        seen.push(element.currentTime);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return seen;
    });
    expect(Math.max(...passes)).toBeLessThan(5.3);
    await page.keyboard.press("r");
    await page.keyboard.press("k");
  });

  await test.step("speed and sound by key, by menu and by slider", async () => {
    await page.keyboard.press("<");
    await expect(page.getByLabel("Playback speed")).toHaveValue("0.75");
    await page.getByLabel("Playback speed").selectOption("4");
    expect((await film(page)).playbackRate).toBe(4);
    await page.getByLabel("Playback speed").selectOption("1");
    await page.getByRole("slider", { name: "Volume" }).fill("0.5");
    expect(await page.locator("video").evaluate((element: HTMLVideoElement) => element.volume)).toBe(0.5);
    await page.keyboard.press("m");
    await expect.poll(async () => (await film(page)).muted).toBe(true);
  });

  await test.step("the full screen has the gauges and the controls; its key and Escape leave it", async () => {
    await page.keyboard.press("f");
    await expect(page.getByRole("button", { name: "Leave full screen" })).toBeInViewport({ ratio: 1 });
    await expect(page.getByTestId("overlay")).toBeInViewport({ ratio: 1 });
    const [stage, screen] = [await page.getByTestId("stage").boundingBox(), page.viewportSize()];
    expect(stage!.height).toBeGreaterThan(screen!.height * 0.6);
    await page.screenshot({ path: info.outputPath("full.png") });
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("f");
    await expect(page.getByRole("button", { name: "Full screen" })).toBeVisible();
  });

  await test.step("the gauges can be hidden and the safe areas shown", async () => {
    await page.keyboard.press("h");
    await expect(page.getByTestId("overlay")).toBeHidden();
    await page.keyboard.press("h");
    await page.getByRole("button", { name: "More of the player" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Safe areas" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("img", { name: "Titles are safe" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Apps put their buttons here" })).toBeHidden();
  });

  await test.step("every key is in the help", async () => {
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    const help = page.getByRole("dialog", { name: "Keyboard" });
    const keys = [
      "Space",
      "L",
      "K",
      "J",
      "K and J, K and L",
      "< >",
      "M",
      "← or ,",
      "→ or .",
      "Shift ← →",
      "Home",
      "End",
    ];
    for (const key of [...keys, "I", "O", "Shift I", "Shift O", "P", "R", "F", "G", "H", "[ or ]", "Ctrl Z"]) {
      await expect(help.getByText(key, { exact: true }).first()).toBeAttached();
    }
    await page.keyboard.press("Escape");
  });

  await test.step("what is cut off is chosen by dragging the picture: one step, snapping to the middle", async () => {
    await page.getByRole("radio", { name: "9:16" }).click();
    await expect(page.getByRole("img", { name: "Apps put their buttons here" })).toBeVisible();
    const picture = page.getByRole("slider", { name: "Position of the picture in its frame" });
    await expect(picture).toHaveAttribute("aria-valuenow", "50");
    await drag(page, picture, 120);
    const placed = Number(await picture.getAttribute("aria-valuenow"));
    expect(placed).toBeLessThan(45);
    await expect(page.locator("video")).toHaveCSS("object-position", new RegExp(`^${placed}[.%]|^${placed - 1}\\.`));
    await page.screenshot({ path: info.outputPath("crop.png") });
    await drag(page, picture, -116);
    await expect(picture).toHaveAttribute("aria-valuenow", "50");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(picture).toHaveAttribute("aria-valuenow", String(placed));
    await picture.focus();
    await picture.press("Shift+ArrowRight");
    await expect(picture).toHaveAttribute("aria-valuenow", String(placed + 10));
    await picture.press("Home");
    await saved(page);
    await page.goto(project);
    await expect(picture).toHaveAttribute("aria-valuenow", "0");
    await picture.click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  });
});

async function drag(page: Page, picture: Locator, way: number): Promise<void> {
  await picture.hover();
  const box = (await picture.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.down();
  for (const part of [0.3, 0.6, 1]) await page.mouse.move(x + way * part, y);
  await page.mouse.up();
}
