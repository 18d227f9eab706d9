import { writeFile } from "node:fs/promises";
import { createCanvas } from "@napi-rs/canvas";
import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

test("eight layouts are offered, and a large logo is shrunk, shown, kept and taken away", async ({ page }, info) => {
  const video = await testVideo(info, { size: "1280x720", seconds: 4 });
  const track = await testRide(info);
  const project = await createProject(page, { video, track, title: "Evening ride" });
  const logo = page.getByRole("img", { name: "Your logo" });

  await test.step("every layout draws something of its own", async () => {
    const names = ["Cockpit", "Strip", "Minimal", "Race TV", "Climb", "Data-rich", "Vertical", "Story"];
    const seen = new Set<number>();
    for (const name of names) {
      await page.getByRole("radio", { name, exact: true }).click();
      await expect.poll(async () => seen.has(await inkOf(page)), { message: name }).toBe(false);
      seen.add(await inkOf(page));
    }
    expect(seen.size).toBe(names.length);
  });

  await test.step("the picture stays in sight where the layouts are chosen", async () => {
    await expect(page.getByRole("radio", { name: "Story", exact: true })).toBeInViewport();
    await expect(page.getByTestId("overlay")).toBeInViewport({ ratio: 0.95 });
  });

  await test.step("what is no picture is refused in words", async () => {
    await page.getByLabel("Logo", { exact: true }).setInputFiles({
      name: "notes.png",
      mimeType: "image/png",
      buffer: Buffer.from("not a picture"),
    });
    await expect(page.getByRole("alert").filter({ hasText: "notes.png is not a picture" })).toBeVisible();
    await expect(logo).toBeHidden();
  });

  await test.step("a photo of megabytes becomes a small logo in the picture", async () => {
    await page.getByRole("radio", { name: "Race TV" }).click();
    await saved(page);
    const before = await inkOf(page);
    const file = info.outputPath("club.png");
    await writeFile(file, noisyPicture(1600, 1000));
    await page.getByLabel("Logo", { exact: true }).setInputFiles(file);
    await expect(logo).toBeVisible();
    await expect.poll(() => inkOf(page)).not.toBe(before);
    const url = (await logo.getAttribute("src")) ?? "";
    expect(url).toMatch(/^data:image\/(png|jpeg);base64,/);
    expect(url.length).toBeLessThanOrEqual(48_000);
  });

  await test.step("it is there after a reload, and gone when it is removed", async () => {
    await saved(page);
    await page.goto(project);
    await expect(logo).toBeVisible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(logo).toBeHidden();
    await saved(page);
    await page.goto(project);
    await expect(page.getByText("Choose a picture")).toBeVisible();
  });
});

/** A picture that no encoder makes small. */
function noisyPicture(width: number, height: number): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  let state = 1;
  for (let i = 0; i < image.data.length; i++) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    image.data[i] = i % 4 === 3 ? 255 : state >>> 24;
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer("image/png");
}

/** A number that tells one overlay from another. */
async function inkOf(page: Page): Promise<number> {
  return page
    .getByTestId("overlay")
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const data = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      let sum = 0;
      for (let i = 0; i < data.length; i += 4)
        sum = (sum * 31 + (data[i] ?? 0) + (data[i + 3] ?? 0) * 7) % 1_000_000_007;
      return sum;
    });
}
