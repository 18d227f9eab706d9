import { expect, type Request, test } from "@playwright/test";
import { uploadListSchema } from "../lib/contracts/api.ts";
import { longVideo } from "./support/files.ts";
import { chooseFile, uploadOf } from "./support/studio.ts";

const FILE_BYTES = 80_000_000;
/** Parts that get through, 62.9 MB; of fewer than ten nobody would be asked. */
const LUCKY = 12;

test("an upload can be paused by keyboard, is not given up by one press, and is found again later", async ({
  page,
}, info) => {
  const path = await longVideo(info, FILE_BYTES, "long.mp4");
  const begun = new Set<string>();
  await page.route(
    (url) => url.searchParams.has("partNumber"),
    (route) => {
      if (begun.size >= LUCKY) return;
      begun.add(partOf(route.request()));
      return route.continue();
    },
  );
  /** Of the whole, what storage holds in parts that arrived. */
  async function percentHeld(): Promise<number> {
    const { uploads } = uploadListSchema.parse(await (await page.request.get("/api/uploads")).json());
    const parts = uploads.find(({ name }) => name === "long.mp4")?.parts ?? [];
    return Math.floor((100 * parts.reduce((sum, { size }) => sum + size, 0)) / FILE_BYTES);
  }
  await page.goto("/projects/new");
  await chooseFile(page, "Video", path);
  await expect.poll(percentHeld).toBeGreaterThanOrEqual(65);
  const card = uploadOf(page, "Video");

  await test.step("cancelling asks first, with what would be lost", async () => {
    await card.getByRole("button", { name: "Cancel long.mp4" }).click();
    const dialog = page.getByRole("dialog", { name: "Cancel this upload?" });
    await expect(dialog).toContainText(/[56]\d\.\d MB of long\.mp4 have arrived and would be deleted/);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(card.getByRole("progressbar")).toBeVisible();
  });

  await test.step("pausing and going on are announced", async () => {
    await card.getByRole("button", { name: "Pause long.mp4" }).focus();
    await page.keyboard.press("Enter");
    await expect(card.getByRole("status").filter({ hasText: "Upload of long.mp4 paused" })).toHaveCount(1);
    await card.getByRole("button", { name: "Resume long.mp4" }).focus();
    await page.keyboard.press("Enter");
    await expect(card.getByText(`Resumed at ${await percentHeld()} %`)).toBeVisible();
    await card.getByRole("button", { name: "Pause long.mp4" }).click();
  });

  await test.step("the page tells of it after it was left, until it is deleted", async () => {
    await page.goto("/projects/new");
    // Other tests leave uploads of their own behind.
    const left = page.getByRole("region", { name: "Unfinished uploads" });
    const mine = left.getByRole("listitem").filter({ hasText: "long.mp4" });
    await expect(mine).toContainText(`${await percentHeld()} % of 80.0 MB has arrived`);
    await info.attach("unfinished", { body: await page.screenshot(), contentType: "image/png" });
    await mine.getByRole("button", { name: "Delete long.mp4" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete this upload?" });
    await expect(dialog).toContainText("of long.mp4 have arrived and would be deleted");
    await page.route("**/api/uploads/*", (route) => route.abort(), { times: 1 });
    await dialog.getByRole("button", { name: "Delete what arrived" }).click();
    await expect(left.getByRole("alert")).toBeVisible();
    await mine.getByRole("button", { name: "Delete long.mp4" }).click();
    await dialog.getByRole("button", { name: "Delete what arrived" }).click();
    await expect(mine).toBeHidden();
    const listed = page.waitForResponse((response) => response.url().endsWith("/api/uploads"));
    await page.reload();
    const { uploads } = uploadListSchema.parse(await (await listed).json());
    expect(uploads.map(({ name }) => name)).not.toContain("long.mp4");
  });
});

const partOf = (request: Request) => new URL(request.url()).searchParams.get("partNumber") ?? "";
