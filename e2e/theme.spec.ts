import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

/** How much of the overlay is solid pale ink, and how opaque it is at most, 0 to 255. */
async function inkOf(page: Page): Promise<{ pale: number; opaque: number }> {
  return page
    .getByTestId("overlay")
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let [pale, opaque] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        opaque = Math.max(opaque, data[i + 3]!);
        if (data[i + 3]! > 200 && Math.min(data[i]!, data[i + 1]!, data[i + 2]!) > 235) pale++;
      }
      return { pale, opaque };
    });
}

test("the theme is chosen in the studio, seen at once, undone and saved; letters no font has are named", async ({
  page,
}, info) => {
  const address = await createProject(page, {
    video: await testVideo(info, { seconds: 2 }),
    track: await testRide(info),
  });
  const panel = page.getByRole("region", { name: "Gauges" });
  await expect.poll(async () => (await inkOf(page)).opaque).toBe(255);

  await panel.getByLabel("Opacity").selectOption({ label: "40 %" });
  await expect.poll(async () => (await inkOf(page)).opaque).toBe(102);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await inkOf(page)).opaque).toBe(255);

  const before = await inkOf(page);
  await panel.getByLabel("Colours").selectOption({ label: "Dark on light" });
  await panel.getByLabel("Shadow").selectOption({ label: "None" });
  await expect.poll(async () => (await inkOf(page)).pale).toBeLessThan(before.pale / 4);

  await saved(page);
  const id = new URL(address).pathname.split("/").at(-1);
  const stored = await (await page.request.get(`/api/projects/${id}`)).json();
  expect(stored.document.layout.theme).toMatchObject({ mode: "light", shadow: 0, opacity: 1, foreground: "#10161d" });

  const name = page.getByRole("region", { name: "Rider" }).getByLabel("Name");
  await name.fill("Žofia Łoś");
  await expect(page.getByText("The picture cannot show")).toHaveCount(0);
  await name.fill("王 Wei");
  await expect(page.getByText("The picture cannot show 王")).toBeVisible();
});
