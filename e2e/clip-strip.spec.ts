import { expect, type Locator, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

/** Pixels of the strip, by what they are: opaque ones in the row of pictures, and in the row of the sound. */
const drawn = (strip: Locator) =>
  strip.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
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
    return { pictures: share(0, 38), sound: share(copy.height - 16, 16) };
  });

test("the video lies under its slider in small pictures over its sound, and its clip is dragged there", async ({
  page,
}, info) => {
  await createProject(page, { video: await testVideo(info, { seconds: 10 }), track: await testRide(info) });
  const strip = page.getByTestId("clip-strip");
  const before = await strip.boundingBox();
  await expect.poll(async () => (await drawn(strip)).pictures, { timeout: 60_000 }).toBe(1);
  await expect.poll(async () => (await drawn(strip)).sound).toBeGreaterThan(0.3);
  expect(await strip.boundingBox()).toEqual(before);

  const [start, end] = [
    page.getByRole("slider", { name: "Beginning of the clip" }),
    page.getByRole("slider", { name: "End of the clip" }),
  ];
  await test.step("a drag is one step, on a frame; undo takes it back", async () => {
    const box = (await strip.boundingBox())!;
    const handle = (await start.boundingBox())!;
    await page.mouse.move(handle.x + 8, handle.y + 20);
    await page.mouse.down();
    for (const part of [0.1, 0.2, 0.3]) await page.mouse.move(box.x + box.width * part, box.y + 20);
    await page.mouse.up();
    await expect(page.getByLabel("In", { exact: true })).toHaveValue("0:03.00");
    await expect(page.getByTestId("video-time")).toContainText("0:03.00");
    await page.keyboard.press("Control+z");
    await expect(page.getByLabel("In", { exact: true })).toHaveValue("0:00.00");
    await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
    await page.keyboard.press("Control+Shift+z");
    await expect(page.getByLabel("In", { exact: true })).toHaveValue("0:03.00");
  });
  await test.step("keys move an end by frames, seconds, and all the way", async () => {
    await end.focus();
    await end.press("ArrowLeft");
    await expect(page.getByLabel("Out", { exact: true })).toHaveValue("0:09.97");
    await end.press("Shift+ArrowLeft");
    await expect(page.getByLabel("Out", { exact: true })).toHaveValue("0:08.97");
    await end.press("Home");
    await expect(page.getByLabel("Out", { exact: true })).toHaveValue("0:03.03");
    await end.press("End");
    await expect(page.getByLabel("Out", { exact: true })).toHaveValue("0:10.00");
  });
  await test.step("a press on the strip goes there", async () => {
    const box = (await strip.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + 10);
    await expect(page.getByTestId("video-time")).toContainText(/0:0(4.9|5.0)/);
  });
  await saved(page);
  await page.reload();
  await expect(start).toHaveAttribute("aria-valuetext", "0:03.00");
  await expect.poll(async () => (await drawn(strip)).pictures).toBe(1);
});
