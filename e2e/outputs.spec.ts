import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

test("a ride becomes films in another shape and several sizes, and gauges alone", async ({ page }, info) => {
  const video = await testVideo(info, { size: "1280x720", seconds: 4 });
  const project = await createProject(page, { video, track: await testRide(info), title: "Shapes" });
  const output = page.getByRole("region", { name: "Output" });

  await test.step("the stage takes the output's shape, and shows the part that is chosen", async () => {
    expect(await stageShape(page)).toBeCloseTo(16 / 9, 2);
    await output.getByRole("radio", { name: "9:16" }).click();
    await expect.poll(() => stageShape(page)).toBeCloseTo(406 / 720, 2);
    await expect(output).toContainText("406 × 720");
    const part = output.getByRole("slider", { name: "Part that is shown" });
    await part.fill("0");
    await expect(page.locator("video")).toHaveCSS("object-position", /^0% /);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator("video")).toHaveCSS("object-position", /^50[.%]/);
  });

  await test.step("a whole picture lies over its own fill", async () => {
    await output.getByRole("radio", { name: "Whole, blurred edges" }).click();
    await expect(output).toContainText("720 × 1280");
    await expect(output.getByRole("slider")).toHaveCount(0);
    expect(await stageShape(page)).toBeCloseTo(9 / 16, 2);
    await page.screenshot({ path: info.outputPath("blur.png") });
  });

  await test.step("what is chosen is kept", async () => {
    await output.getByRole("radio", { name: "1:1" }).click();
    await output.getByRole("radio", { name: "Cut to fill" }).click();
    await output.getByRole("checkbox", { name: /480p/ }).click();
    await output.getByRole("radio", { name: "Draft" }).click();
    await saved(page);
    await page.goto(project);
    await expect(output.getByRole("radio", { name: "1:1" })).toBeChecked();
    await expect(output.getByRole("checkbox", { name: /480p/ })).toBeChecked();
    await page.screenshot({ path: info.outputPath("output.png"), fullPage: true });
  });

  await test.step("each film is a download of its own", async () => {
    await page.getByRole("button", { name: "Render" }).click();
    await page.waitForURL(/\/renders\//);
    const large = page.getByRole("link", { name: "Download 720p" });
    await expect(large).toHaveAttribute("download", "Shapes 720p.mp4");
    await expect(page.getByRole("link", { name: "Download 480p" })).toHaveAttribute("download", "Shapes 480p.mp4");
    await expect(page.getByRole("region", { name: "Downloads" })).toContainText(/480 × 480 · [\d.]+ [kM]B/);
    const film = page.locator("video");
    await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBe(720);
    await page.screenshot({ path: info.outputPath("films.png") });
  });

  await test.step("gauges alone have a picture and a file, no player", async () => {
    await page.goto(project);
    await output.getByRole("radio", { name: "Gauges only" }).click();
    await output.getByRole("radio", { name: "ProRes 4444" }).click();
    await page.getByRole("button", { name: "Render" }).click();
    await page.waitForURL(/\/renders\//);
    await expect(page.getByRole("link", { name: "Download" })).toHaveAttribute("download", "Shapes overlay.mov");
    await expect(page.getByText("ProRes 4444 with alpha")).toBeVisible();
    await expect(page.getByRole("img", { name: "A moment of Shapes" })).toBeVisible();
    await expect(page.locator("video")).toHaveCount(0);
    await page.screenshot({ path: info.outputPath("overlay.png") });
  });
});

test("what the stage shows in another shape is what is rendered", async ({ page }, info) => {
  const video = await testVideo(info, { size: "1280x720", seconds: 3 });
  const project = await createProject(page, { video, track: await testRide(info) });
  for (const fit of ["Cut to fill", "Whole, blurred edges"]) {
    await page.goto(project);
    const output = page.getByRole("region", { name: "Output" });
    await output.getByRole("radio", { name: "4:5" }).click();
    await output.getByRole("radio", { name: fit }).click();
    await page.getByRole("slider", { name: "Position in the video" }).fill("1");
    await expect(page.getByTestId("video-time")).toContainText("0:01.00");
    await saved(page);
    const seen = info.outputPath(`${fit}.png`);
    const stage = page.getByTestId("overlay").locator("..");
    await stage.scrollIntoViewIfNeeded();
    await stage.screenshot({ path: seen });
    await page.getByRole("button", { name: "Render" }).click();
    await page.waitForURL(/\/renders\//);
    const film = await page.locator("video").getAttribute("src");
    const made = info.outputPath(`${fit}.mp4`);
    await writeFile(made, await (await page.request.get(String(film))).body());
    const [a, b] = [await pixels(seen, "0"), await pixels(made, "0.99", AS_BROWSERS_DO)];
    const differences = a.map((level, i) => Math.abs(level - (b[i] ?? 0)));
    const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
    console.log(`${fit}: the stage differs from the film by ${mean.toFixed(2)} of 255 levels on average`);
    expect(mean).toBeLessThan(6);
  }
});

/** Colours that a file does not name are BT.709 from 720 lines on; ffmpeg would take them for BT.601. */
const AS_BROWSERS_DO = "scale=in_color_matrix=bt709,";

/** A moment of a picture or film, small: edges of a pixel do not count. */
async function pixels(path: string, at: string, colors = ""): Promise<number[]> {
  const shrink = [
    "-frames:v",
    "1",
    "-vf",
    `${colors}format=gbrp,scale=64:80:flags=area`,
    "-pix_fmt",
    "rgb24",
    "-f",
    "rawvideo",
    "-",
  ];
  const command = ["-v", "error", "-ss", at, "-i", `file:${path}`, ...shrink];
  const { stdout } = await promisify(execFile)("ffmpeg", command, { encoding: "buffer" });
  return [...stdout];
}

/** Width over height of what the gauges are drawn on. */
async function stageShape(page: Page): Promise<number> {
  const box = await page.getByTestId("overlay").boundingBox();
  return (box?.width ?? 0) / (box?.height ?? 1);
}
