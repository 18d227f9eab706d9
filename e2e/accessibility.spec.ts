import { expect, test } from "@playwright/test";
import { projectListSchema } from "../lib/contracts/api.ts";
import { countTraffic } from "../scripts/page-speed/measure-page.ts";
import { expectAccessible } from "./support/axe.ts";
import { testFile, testRide, testVideo } from "./support/files.ts";
import { chooseFile, createProject, saved, uploaded, uploadOf } from "./support/studio.ts";

/** What a first visit to a public page may load, compressed. */
const MOST_SCRIPT = 200_000;

test("axe finds nothing serious on any page, and public pages are light", async ({ page, browser, baseURL }, info) => {
  const video = await testVideo(info, { seconds: 3 });
  const track = await testRide(info);

  await test.step("home, not found, no projects", async () => {
    await page.goto("/");
    await expectAccessible(page, "home");
    await page.goto("/nothing/here");
    await expectAccessible(page, "not found");
    const { projects } = projectListSchema.parse(await (await page.request.get("/api/projects")).json());
    for (const { id } of projects) {
      await page.request.delete(`/api/projects/${id}`, { headers: { origin: String(baseURL) } });
    }
    await page.goto("/projects");
    await expect(page.getByText("No projects yet")).toBeVisible();
    await expectAccessible(page, "no projects");
  });

  await test.step("new project: empty, refused, filled", async () => {
    await page.goto("/projects/new");
    await expectAccessible(page, "new project");
    await chooseFile(page, "Track", await testFile(info, "broken.gpx", "no ride"));
    await expect(uploadOf(page, "Track").getByRole("alert")).toBeVisible();
    await chooseFile(page, "Video", video);
    await uploaded(page, "Video");
    await expectAccessible(page, "new project, a video and a refused track");
  });

  const address = await createProject(page, { video, track, title: "Evening ride" });
  await test.step("studio: as it opens, its dialogs, without a connection", async () => {
    await expectAccessible(page, "studio");
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expectAccessible(page, "studio, keyboard help");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Delete project" }).click();
    await expectAccessible(page, "studio, delete dialog");
    await page.keyboard.press("Escape");
    await page.context().setOffline(true);
    await page.getByRole("radio", { name: "Imperial" }).click();
    await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
    await expectAccessible(page, "studio, offline");
    await page.context().setOffline(false);
    await saved(page);
  });

  const link = await test.step("render: running, done, shared", async () => {
    await page.getByRole("button", { name: "Render", exact: true }).click();
    await page.waitForURL(/\/renders\//);
    await expectAccessible(page, "render, on its way");
    await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 120_000 });
    await page.getByRole("button", { name: "Create a link" }).click();
    const address = await page.getByLabel("Link", { exact: true }).inputValue();
    await expectAccessible(page, "render, done and shared");
    await page.getByRole("button", { name: "Take link back" }).click();
    await expectAccessible(page, "render, revoke dialog");
    await page.keyboard.press("Escape");
    return address;
  });

  await test.step("the list, and the project with its render", async () => {
    await page.goto("/projects");
    await expect(page.getByRole("heading", { name: "Evening ride" })).toBeVisible();
    await expectAccessible(page, "projects");
    await page.goto(address);
    await expect(page.getByRole("region", { name: "Renders" })).toBeVisible();
    await expectAccessible(page, "studio with a render");
  });

  await test.step("shared film, embedded, and one that is taken back", async () => {
    await page.goto(link);
    await expectAccessible(page, "share");
    await page.goto(link.replace("/s/", "/embed/"));
    await expectAccessible(page, "embedded");
    await page.goto(`${link}x`);
    await expectAccessible(page, "share, not there");
  });

  await test.step("public pages load at most 200 kB of scripts", async () => {
    for (const path of ["/", link, link.replace("/s/", "/embed/")]) {
      await using stranger = await browser.newContext();
      const visit = await stranger.newPage();
      const session = await stranger.newCDPSession(visit);
      await session.send("Network.enable");
      const traffic = countTraffic(session);
      await visit.goto(path);
      await traffic.quiet();
      const { scriptBytes } = traffic.figures();
      expect.soft(scriptBytes, `bytes of scripts on ${path}`).toBeLessThanOrEqual(MOST_SCRIPT);
      if (path === "/") expect(scriptBytes, "the scripts were counted").toBeGreaterThan(10_000);
    }
  });
});
