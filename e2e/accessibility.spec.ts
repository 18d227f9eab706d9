import { glob, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { projectListSchema, projectSchema } from "../lib/contracts/api.ts";
import { countTraffic } from "../scripts/page-speed/measure-page.ts";
import { expectAccessible } from "./support/axe.ts";
import { dataDir } from "./support/data-dir.ts";
import { testFile, testRide, testVideo } from "./support/files.ts";
import { chooseFile, createProject, saved, uploaded, uploadOf } from "./support/studio.ts";

/** What a first visit to a public page may load, compressed. */
const MOST_SCRIPT = 200_000;
const DIALOG = "[role=dialog]";

test("axe finds nothing serious on any page, and public pages are light", async ({ page, browser, baseURL }, info) => {
  // Some forty looks at whole pages.
  test.slow();
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
    for (const name of ["Keyboard shortcuts", "Delete project", "Add video"]) {
      await page.getByRole("button", { name }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, `studio, ${name}`, DIALOG);
      await page.keyboard.press("Escape");
    }
    await page.context().setOffline(true);
    await page.getByRole("radio", { name: "Imperial" }).click();
    await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
    await expect(page.getByText("You are offline")).toBeVisible();
    await expectAccessible(page, "studio, offline");
    await page.context().setOffline(false);
    await saved(page);
  });

  await test.step("studio: the layout edited, places hidden", async () => {
    await page.getByRole("button", { name: "Hide start" }).click();
    await page.getByRole("button", { name: "Hide a place" }).click();
    await page.getByRole("button", { name: "Edit layout" }).click();
    await expect(page.getByRole("region", { name: "All gauges" })).toBeVisible();
    await expectAccessible(page, "studio, edited");
    await page.getByRole("button", { name: "Save as", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "studio, save the layout", DIALOG);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Done", exact: true }).click();
    // What one ride hides, the next one hides too: not those of other tests.
    await page.getByRole("button", { name: /^Show the start again/ }).click();
    await saved(page);
  });

  const { link, renderPage } = await test.step("render: running, done, shared", async () => {
    await page.getByRole("button", { name: "Render", exact: true }).click();
    await page.waitForURL(/\/renders\//);
    await expectAccessible(page, "render, on its way");
    await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 120_000 });
    await page.getByRole("button", { name: "Create a link" }).click();
    const link = await page.getByLabel("Link", { exact: true }).inputValue();
    await page.getByText("QR code", { exact: true }).click();
    await page.getByText("Put it on a website").click();
    await expectAccessible(page, "render, done and shared");
    return { link, renderPage: page.url() };
  });

  await test.step("the list, and the project with its render", async () => {
    await page.goto("/projects");
    await expect(page.getByRole("heading", { name: "Evening ride" })).toBeVisible();
    await expectAccessible(page, "projects");
    await page.goto(address);
    await expect(page.getByRole("region", { name: "Renders" })).toBeVisible();
    await expectAccessible(page, "studio with a render");
  });

  await test.step("shared film, embedded", async () => {
    await page.goto(link);
    await expectAccessible(page, "share");
    await page.goto(link.replace("/s/", "/embed/"));
    await expectAccessible(page, "embedded");
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

  await test.step("a link that is taken back", async () => {
    await page.goto(renderPage);
    await page.getByRole("button", { name: "Take link back" }).click();
    await expectAccessible(page, "render, revoke dialog", DIALOG);
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByRole("button", { name: "Create a link" })).toBeVisible();
    expect((await page.goto(link))?.status()).toBe(410);
    await expectAccessible(page, "share, taken back");
  });

  await test.step("a render that fails says what to do", async () => {
    const project = projectSchema.parse(
      await (await page.request.get(address.replace("/projects/", "/api/projects/"))).json(),
    );
    for await (const path of glob(`**/videos/${project.videos[0]?.id}/source`, { cwd: dataDir })) {
      await writeFile(join(dataDir, path), "no film");
    }
    await page.goto(address);
    await page.getByRole("button", { name: "Render", exact: true }).click();
    await page.waitForURL(/\/renders\//);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 120_000 });
    await expectAccessible(page, "render, failed");
  });
});
