import { expect, type Page, type Request, test } from "@playwright/test";
import { uploadListSchema } from "../lib/contracts/api.ts";
import { longVideo } from "./support/files.ts";
import { chooseFile, uploaded, uploadOf } from "./support/studio.ts";

const FILE_BYTES = 50_000_000;
/** Parts that get through before the connection dies. */
const LUCKY = 3;

test("an upload whose connection dies goes on after a reload with the missing parts only", async ({
  page,
  context,
}, info) => {
  const path = await longVideo(info, FILE_BYTES);
  const card = uploadOf(page, "Video");
  await page.goto("/projects/new");

  await test.step("the connection dies after three parts", async () => {
    const begun = new Set<number>();
    await page.route(isPart, (route) => {
      if (begun.size >= LUCKY) return route.abort("connectionreset");
      begun.add(partOf(route.request()));
      return route.continue();
    });
    let answered = 0;
    page.on("response", (response) => {
      if (isPart(new URL(response.url())) && response.ok()) answered++;
    });
    await chooseFile(page, "Video", path);
    await expect.poll(() => answered).toBe(LUCKY);
    await context.setOffline(true);
    await expect(card.getByRole("progressbar")).toBeVisible();
  });

  await test.step("after a reload the same file goes on where it stopped", async () => {
    await page.unroute(isPart);
    page.on("dialog", (dialog) => dialog.accept());
    await context.setOffline(false);
    await page.goto("/projects/new");

    const sent: number[] = [];
    page.on("request", (request) => {
      if (isPart(new URL(request.url()))) sent.push(partOf(request));
    });
    const { held, missing } = await partsOnServer(page, () => chooseFile(page, "Video", path));
    expect(held).toHaveLength(LUCKY);
    expect(missing.length).toBeGreaterThan(1);
    await uploaded(page, "Video");
    expect(sent.toSorted((a, b) => a - b)).toEqual(missing);
  });

  await test.step("what was put together is the video", async () => {
    await expect(page.getByText("The video is being read…")).toBeHidden();
    await expect(page.getByText("The track is still missing.")).toBeVisible();
  });
});

const isPart = (url: URL) => url.searchParams.has("partNumber");
const partOf = (request: Request) => Number(new URL(request.url()).searchParams.get("partNumber"));

/** Which parts the server holds and which it lacks, as it tells the page that asks for an upload to go on with. */
async function partsOnServer(page: Page, choose: () => Promise<void>): Promise<{ held: number[]; missing: number[] }> {
  const answer = page.waitForResponse((response) => response.url().includes("/api/uploads?"));
  await choose();
  const [upload] = uploadListSchema.parse(await (await answer).json()).uploads;
  if (!upload) throw new Error("the server knows no upload of this file");
  const held = upload.parts.map(({ partNumber }) => partNumber);
  const all = Array.from({ length: Math.ceil(upload.size / upload.partSize) }, (_, index) => index + 1);
  return { held, missing: all.filter((part) => !held.includes(part)) };
}
