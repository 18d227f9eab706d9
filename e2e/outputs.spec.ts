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

/** Width over height of what the gauges are drawn on. */
async function stageShape(page: Page): Promise<number> {
  const box = await page.locator("canvas:not([aria-hidden])").first().boundingBox();
  return (box?.width ?? 0) / (box?.height ?? 1);
}
