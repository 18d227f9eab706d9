import { mkdir } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { splitFilm } from "../worker/testing/split-film.ts";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

const summary = (page: Page) => page.getByTestId("sync-summary");
const videos = (page: Page) => page.getByRole("radiogroup", { name: "Videos" });
const video = (page: Page, name: string) => videos(page).getByRole("radio", { name });
const FIRST = "GX010041.MP4";
const SECOND = "GX010042.MP4";

test("a second video of the ride: added, chosen, put right together, rendered, removed and brought back", async ({
  page,
}, info) => {
  const files = { video: await testVideo(info, { name: FIRST }), track: await testRide(info) };
  const second = await testVideo(info, { name: SECOND, seconds: 8, from: 90 });
  const address = await createProject(page, files);

  await test.step("it is uploaded beside the first and lined up by its own clock", async () => {
    await page.getByRole("button", { name: "Add video" }).click();
    await page.getByRole("dialog").locator("input[type=file]").setInputFiles(second);
    await expect(video(page, SECOND)).toBeChecked();
    await expect(summary(page)).toContainText("1:30.0 into the ride");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByTestId("video-time")).toContainText("0:08");
  });

  await test.step("arrow keys choose another one and keep the focus; a reload keeps what was chosen", async () => {
    await video(page, SECOND).focus();
    // Held as long as a finger holds it: the group follows the focus while the key is down.
    await page.keyboard.down("ArrowLeft");
    await expect(video(page, FIRST)).toBeChecked();
    await page.keyboard.up("ArrowLeft");
    await expect(video(page, FIRST)).toBeFocused();
    await expect(summary(page)).toContainText("0:20.0 into the ride");
    await page.reload();
    await expect(video(page, FIRST)).toBeChecked();
    await page.getByRole("button", { name: "Whole ride" }).click();
    await page.getByRole("button", { name: `Show ${SECOND}, 10:01:30.0, 1:30.0 into the ride` }).click();
    await expect(summary(page)).toContainText("1:30.0 into the ride");
    expect(new URL(page.url()).searchParams.get("video")).not.toBeNull();
  });

  await test.step("one that is put right by hand takes the other one of its camera along, as one step", async () => {
    await video(page, FIRST).click();
    await page.getByRole("button", { name: "Gauges 10 seconds later" }).click();
    await expect(page.getByText(`${SECOND}: the same camera`)).toContainText("+10.00 s");
    await page.getByRole("button", { name: "Move the other video along" }).click();
    await expect(page.getByText(`${SECOND}: the same camera`)).toBeHidden();
    await video(page, SECOND).click();
    await expect(summary(page)).toContainText("1:40.0 into the ride");
    await expect(summary(page)).toContainText(`Put right like ${FIRST}`);
  });

  await test.step("undo goes back over both videos and shows the one that changed", async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(summary(page)).toContainText("1:30.0 into the ride");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(video(page, FIRST)).toBeChecked();
    await expect(summary(page)).toContainText("0:20.0 into the ride");
    await page.getByRole("button", { name: "Redo" }).click();
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(video(page, SECOND)).toBeChecked();
    await expect(summary(page)).toContainText("1:40.0 into the ride");
    await saved(page);
  });

  await test.step("a removed one is gone from the ride, and comes back as it was", async () => {
    await page.getByRole("button", { name: `Remove ${SECOND} from this ride` }).click();
    await expect(video(page, SECOND)).toBeHidden();
    await expect(summary(page)).toContainText("0:30.0 into the ride");
    await page.getByRole("button", { name: "Bring it back" }).click();
    await expect(video(page, SECOND)).toBeChecked();
    await expect(summary(page)).toContainText("1:40.0 into the ride");
  });

  await test.step("the one on the stage is rendered, and the list of renders says which it was", async () => {
    await page.getByRole("button", { name: "Render", exact: true }).click();
    await expect.poll(async () => (await rendersOf(page, address))[0]?.status, { timeout: 120_000 }).toBe("done");
    const [render] = await rendersOf(page, address);
    expect(render?.video.name).toBe(SECOND);
    const { start = 0, offset = 0 } = render?.order.sync ?? {};
    expect(start + offset).toBe(Date.parse("2026-05-06T10:01:40Z") / 1000);
    await page.goto(address);
    await expect(page.getByRole("listitem").filter({ hasText: "Done" })).toContainText(SECOND);
  });

  await test.step("another window that knew fewer videos is told, and overwrites nothing", async () => {
    const other = await page.context().newPage();
    await other.goto(address);
    await expect(video(other, FIRST)).toBeVisible();
    await page.getByRole("button", { name: /^Remove GX01/ }).click();
    await expect(page.getByRole("button", { name: "Bring it back" })).toBeVisible();
    await other.getByRole("button", { name: "Gauges 1 second later" }).click();
    await expect(other.getByText("changed in another window")).toBeVisible();
    await other.close();
  });
});

test("several at once, chapters among them, come into the ride while another is worked on", async ({ page }, info) => {
  const codec = ["libx264", "-preset", "ultrafast", "-g", "30"];
  const film = await testVideo(info, { name: "film.mp4", seconds: 4, codec });
  const folder = info.outputPath("chapters");
  await mkdir(folder);
  const chapters = await splitFilm(film, folder, { at: [2] });
  const other = await testVideo(info, { name: "other.mp4", seconds: 2, from: 60 });
  await createProject(page, { video: await testVideo(info, { name: FIRST, seconds: 4 }), track: await testRide(info) });

  const held = Promise.withResolvers<void>();
  await page.route(
    (url) => url.searchParams.has("partNumber"),
    async (route) => {
      await held.promise;
      await route.continue().catch(() => {});
    },
  );
  await page.getByRole("button", { name: "Add video" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles([chapters[1]!, other, chapters[0]!]);
  await expect(dialog.getByText("One recording in 2 chapters, joined")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Uploading \d+ %$/ })).toBeVisible();

  let asked = 0;
  const isAdding = (url: URL) => /^\/api\/projects\/[^/]+\/videos$/.test(url.pathname);
  await page.route(isAdding, (route) => (asked++ === 0 ? route.abort() : route.continue()));
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT" && request.url().includes("partNumber")) sent++;
  });
  held.resolve();
  // What could not be added stays, and is not uploaded again.
  const again = dialog.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveCount(1, { timeout: 60_000 });
  const sentBefore = sent;
  await again.click();
  await expect(dialog).toBeHidden();
  await expect(videos(page).getByRole("radio")).toHaveCount(3);
  expect(sent).toBe(sentBefore);
  await expect(videos(page).getByText("Being read…")).toHaveCount(0, { timeout: 60_000 });
  await expect(video(page, "GX010042.MP4")).toContainText("0:04");
  await expect(video(page, "other.mp4")).toContainText("0:02");
});

type Render = { status: string; video: { name: string }; order: { sync: { start: number; offset: number } } };

async function rendersOf(page: Page, address: string): Promise<Render[]> {
  const id = new URL(address).pathname.split("/").at(-1);
  const answer = await page.request.get(`/api/projects/${id}/renders`);
  return (await answer.json()).renders;
}
