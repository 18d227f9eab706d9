import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

/** The rider as the server has it. */
async function storedRider(page: Page, address: string): Promise<unknown> {
  const id = new URL(address).pathname.split("/").at(-1);
  const answer = await page.request.get(`/api/projects/${id}`);
  return (await answer.json()).document.rider;
}

test("who rides is typed in the studio, undone, refused in words, saved, and shown in the picture", async ({
  page,
}, info) => {
  const address = await createProject(page, {
    video: await testVideo(info, { seconds: 2 }),
    track: await testRide(info),
  });
  const panel = page.getByRole("region", { name: "Rider" });
  const ftp = panel.getByLabel("FTP (W)");

  await test.step("a value nobody has is refused in words and not taken over", async () => {
    await ftp.fill("2500");
    await ftp.press("Enter");
    await expect(panel.getByRole("alert")).toHaveText("A number of watts from 40 to 700");
    await ftp.press("Escape");
    await expect(ftp).toHaveValue("");
  });

  await test.step("values are saved, and can be undone one by one", async () => {
    await ftp.fill("250");
    await ftp.press("Enter");
    await panel.getByLabel("Weight (kg)").fill("71,5");
    await panel.getByLabel("Weight (kg)").press("Enter");
    await panel.getByLabel("Max heart rate (bpm)").fill("185");
    await panel.getByLabel("Name").fill("Ada Lovelace");
    await panel.getByLabel("Name").press("Enter");
    await saved(page);
    await expect
      .poll(() => storedRider(page, address))
      .toEqual({ ftp: 250, weight: 71.5, maxHeartRate: 185, name: "Ada Lovelace" });
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(panel.getByLabel("Name")).toHaveValue("");
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(panel.getByLabel("Name")).toHaveValue("Ada Lovelace");
  });

  await test.step("they are there after a reload", async () => {
    await saved(page);
    await page.reload();
    await expect(ftp).toHaveValue("250");
    await expect(panel.getByLabel("Weight (kg)")).toHaveValue("71.5");
    await expect(panel.getByLabel("Name")).toHaveValue("Ada Lovelace");
  });

  await test.step("an emptied field is not known any more", async () => {
    await ftp.fill("");
    await ftp.press("Enter");
    await expect
      .poll(() => storedRider(page, address))
      .toEqual({ weight: 71.5, maxHeartRate: 185, name: "Ada Lovelace" });
  });
});

test("the gauges follow the rider at once", async ({ page }, info) => {
  await createProject(page, { video: await testVideo(info, { seconds: 2 }), track: await testRide(info) });
  await page.getByRole("radio", { name: /data.?rich/i }).click();
  const overlay = page.getByTestId("overlay").first();
  const picture = () => overlay.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await expect.poll(picture).not.toBe("data:,");
  const before = await picture();
  await page.getByRole("region", { name: "Rider" }).getByLabel("FTP (W)").fill("150");
  await page.keyboard.press("Enter");
  await expect.poll(picture).not.toBe(before);
});
