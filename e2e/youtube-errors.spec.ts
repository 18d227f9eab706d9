import { expect, test } from "@playwright/test";
import type { ProjectResource } from "../lib/contracts/api.ts";
import { testRide, testVideo } from "./support/files.ts";
import { chooseFile } from "./support/studio.ts";
import { standInForYoutube } from "./support/youtube-stand-in.ts";

const ID = "aZ0_-9bcdEF";
const FORBIDDEN = "forbidden-1";

test("what YouTube does not play is told in words, and what may pass is tried again", async ({ page }, info) => {
  const film = await testVideo(info, { seconds: 4 });
  await standInForYoutube(page, { videos: { [ID]: { film, title: "" }, [FORBIDDEN]: { error: 150 } } });
  await test.step("before a project is made of it", async () => {
    await page.goto("/projects/new");
    await page.getByLabel("Or a YouTube address").fill(`https://www.youtube.com/watch?v=${FORBIDDEN}`);
    await expect(page.getByText("The owner does not allow it to play elsewhere. Upload the original.")).toBeVisible();
    await page.getByLabel("Or a YouTube address").fill("https://www.youtube.com/shorts/gone-gone-1");
    await expect(page.getByText("This video is private or no longer at YouTube.")).toBeVisible();
  });
  await test.step("in the studio, whose gauges can still be lined up", async () => {
    const made = await page.request.post("/api/videos", {
      data: { url: `https://youtu.be/${FORBIDDEN}`, duration: 20 },
    });
    const videoId = ((await made.json()) as { id: string }).id;
    await page.goto("/projects/new");
    await chooseFile(page, "Track", await testRide(info));
    const completed = page.waitForResponse((response) => response.url().endsWith("/complete"));
    const trackId = ((await (await completed).json()) as { id: string }).id;
    const data = { title: "Forbidden", videoIds: [videoId], trackId };
    const project = ((await (await page.request.post("/api/projects", { data })).json()) as ProjectResource).id;
    await page.route("https://www.youtube.com/iframe_api", (route) => route.abort(), { times: 1 });
    await page.goto(`/projects/${project}`);
    await expect(page.getByRole("alert").filter({ hasText: "YouTube cannot be reached" })).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The owner does not allow it" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeDisabled();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByTestId("video-time")).toContainText("0:00.03");
  });
});
