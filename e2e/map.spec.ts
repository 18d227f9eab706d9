import { crc32, deflateSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

// WebGL without a graphics card.
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--mute-audio", "--enable-unsafe-swiftshader"],
  },
});

const map = (page: Page) => page.getByRole("application", { name: "Route of the ride" });
const hidden = (page: Page) => page.getByTestId("hidden-places");

test.beforeEach(async ({ page }, info) => {
  await createProject(page, { video: await testVideo(info, { seconds: 12 }), track: await testRide(info) });
  await map(page).scrollIntoViewIfNeeded();
});

// What one ride hides, the next one hides too: not those of other tests.
test.afterEach(async ({ page }) => {
  const { projects } = await (await page.request.get("/api/projects")).json();
  for (const { id } of projects) await page.request.delete(`/api/projects/${id}`);
});

type Zone = { latitude: number; longitude: number; radius: number };

async function storedZones(page: Page): Promise<Zone[]> {
  await saved(page);
  const project = await (await page.request.get(`/api/projects/${page.url().split("/").at(-1)}`)).json();
  return project.document.privacy.zones;
}

/** What the overlay shows now, as one string. */
async function overlay(page: Page): Promise<string> {
  return page.getByTestId("overlay").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

test("the start is hidden in the preview, as one step, for good, and on the next ride", async ({ page }) => {
  await expect(hidden(page)).toContainText("The video shows the whole route");
  const before = await overlay(page);
  await page.getByRole("button", { name: "Hide start" }).click();
  await expect(hidden(page)).toHaveText("Not shown in the video: 350 m around the start.");
  await expect.poll(() => overlay(page)).not.toBe(before);
  const [zone] = await storedZones(page);
  const metres = Math.hypot((zone!.latitude - 47) * 111_195, (zone!.longitude - 8.5) * 75_834);
  expect(metres).toBeLessThan(246);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await expect.poll(() => overlay(page)).toBe(before);
  expect(await storedZones(page)).toEqual([]);
  await page.getByRole("button", { name: "Redo" }).click();
  expect(await storedZones(page)).toEqual([zone]);

  // By keyboard: larger by the slider in the list, the handle on the map, and moved; each press one step.
  await page.getByLabel("Radius around the start").first().press("ArrowRight");
  await expect(hidden(page)).toContainText("360 m around the start");
  const rim = map(page).getByRole("slider", { name: "Radius around the start" });
  await rim.press("Shift+ArrowRight");
  await expect(rim).toHaveAttribute("aria-valuetext", "460 m");
  await map(page)
    .getByRole("button", { name: /Circle around the start/ })
    .press("ArrowUp");
  const [moved] = await storedZones(page);
  expect((moved!.latitude - zone!.latitude) * 111_195).toBeCloseTo(10, 1);
  await page.keyboard.press("Control+z");
  expect((await storedZones(page))[0]).toEqual({ ...zone, radius: 460 });

  await page.reload();
  await expect(hidden(page)).toHaveText("Not shown in the video: 460 m around the start.");
  const project = await (await page.request.get(`/api/projects/${page.url().split("/").at(-1)}`)).json();
  const videoIds = project.videos.map(({ id }: { id: string }) => id);
  const body = { title: "Next ride", videoIds, trackId: project.track.id };
  const next = await (await page.request.post("/api/projects", { data: body })).json();
  await page.goto(`/projects/${next.id}`);
  await expect(hidden(page)).toHaveText("Hidden as on your last ride. Not shown in the video: 460 m around the start.");
  await page.getByRole("button", { name: "Show the start again" }).click();
  await expect(hidden(page)).toContainText("The video shows the whole route");
  expect(await storedZones(page)).toEqual([]);
});

test("a place is hidden by a click or by keys, dragged in one step, and the map moves and zooms", async ({ page }) => {
  await page.getByRole("button", { name: "Hide a place" }).click();
  await expect(hidden(page)).toContainText("Click the place to hide");
  const box = (await map(page).boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(hidden(page)).toContainText(/350 m around (a place 0\.\d km into the ride|the start|the finish)/);
  const [zone] = await storedZones(page);

  const middle = map(page).getByRole("button", { name: /Circle around/ });
  const grip = (await middle.boundingBox())!;
  await page.mouse.move(grip.x + 20, grip.y + 20);
  await page.mouse.down();
  await page.mouse.move(grip.x + 30, grip.y + 20);
  await page.mouse.move(grip.x + 60, grip.y + 20, { steps: 4 });
  await page.mouse.up();
  // A new circle is looked at: its radius is 64 pixels.
  const perPixel = 350 / 64;
  const [dragged] = await storedZones(page);
  expect((dragged!.longitude - zone!.longitude) * 75_834).toBeCloseTo(40 * perPixel, -1);
  await page.keyboard.press("Control+z");
  expect(await storedZones(page)).toEqual([zone]);
  await middle.focus();
  await page.keyboard.press("Delete");
  expect(await storedZones(page)).toEqual([]);

  // The finish by keyboard alone: the map is moved under the cross.
  await page.getByRole("button", { name: "Hide a place" }).press("Enter");
  await map(page).focus();
  await page.keyboard.press("0");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  expect(await storedZones(page)).toHaveLength(1);

  await map(page).press("0");
  const scale = map(page).getByText(/^\d+ m$/);
  const wide = await scale.textContent();
  await page.getByRole("button", { name: "Look at the clip on the map" }).click();
  await expect(scale).not.toHaveText(wide!);
  await page.getByRole("button", { name: "Show the whole route" }).click();
  await expect(scale).toHaveText(wide!);
  await page.getByRole("button", { name: "Zoom the map in" }).click();
  await expect(scale).not.toHaveText(wide!);
  await map(page).click({ position: { x: 30, y: 128 } });
  await page.mouse.wheel(0, 2000);
  await map(page).press("0");
  await expect(scale).toHaveText(wide!);
});

test("a background map under the same route, named as its style asks, fetched when it is wanted", async ({ page }) => {
  const asked: string[] = [];
  await page.route("http://map.test/**", async (route) => {
    const path = new URL(route.request().url()).pathname;
    asked.push(path);
    const headers = { "access-control-allow-origin": "*" };
    if (path === "/style.json") return route.fulfill({ headers, json: STYLE });
    return route.fulfill({ headers, contentType: "image/png", body: TILE });
  });
  expect(asked).toEqual([]);
  expect(await scriptsOfMapLibre(page)).toBe(0);
  const ground = page.getByRole("radiogroup", { name: "Background" });
  await ground.getByRole("radio", { name: "Map" }).click();
  await expect(page.getByTestId("tile-ground")).toHaveAttribute("data-ready", "true");
  expect(await scriptsOfMapLibre(page)).toBeGreaterThan(0);
  await expect(page.getByText("© The test's own tiles")).toBeVisible();
  await expect.poll(() => asked.filter((path) => path.endsWith(".png")).length).toBeGreaterThan(0);
  // The tiles are green; beside the route nothing else is.
  const shot = async () => {
    const { x, y, height } = (await map(page).boundingBox())!;
    return pixelOf(page, await page.screenshot({ clip: { x: x + 60, y: y + height / 2, width: 1, height: 1 } }));
  };
  await expect.poll(shot).toEqual([32, 160, 64]);

  // The same clicks do the same.
  const box = (await map(page).boundingBox())!;
  await map(page).click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(page.getByTestId("picked-moment")).toContainText("10:01:30");
  await page.getByRole("button", { name: "Hide finish" }).click();
  await expect(hidden(page)).toHaveText("Not shown in the video: 350 m around the finish.");
  await ground.getByRole("radio", { name: "Plain" }).click();
  await expect(page.getByTestId("tile-ground")).toHaveCount(0);

  await page.unroute("http://map.test/**");
  await page.route("http://map.test/**", (route) => route.fulfill({ status: 503 }));
  await ground.getByRole("radio", { name: "Map" }).click();
  await expect(page.getByText("The background map could not be loaded.")).toBeVisible();
  await expect(ground.getByRole("radio", { name: "Plain" })).toBeChecked();

  await page.evaluate(() => {
    const own = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
      return args[0] === "webgl2" ? null : Reflect.apply(own, this, args);
    } as typeof own;
  });
  await ground.getByRole("radio", { name: "Map" }).click();
  await expect(page.getByText("This browser cannot draw the background map")).toBeVisible();
});

/** How many scripts with MapLibre in them the page has loaded so far. */
async function scriptsOfMapLibre(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scripts = performance.getEntriesByType("resource").filter(({ name }) => /\.js(\?|$)/.test(name));
    const texts = await Promise.all(scripts.map(async ({ name }) => (await fetch(name)).text()));
    return texts.filter((text) => text.includes("maplibregl-canvas-container")).length;
  });
}

const STYLE = {
  version: 8,
  sources: {
    own: {
      type: "raster",
      tiles: ["http://map.test/{z}/{x}/{y}.png"],
      tileSize: 256,
      attribution: "© The test's own tiles",
    },
  },
  layers: [{ id: "own", type: "raster", source: "own" }],
};

/** A green tile of 256 × 256 pixels. */
const TILE = png(256, [32, 160, 64]);

function png(side: number, colour: readonly number[]): Buffer {
  const row = Buffer.concat([Buffer.of(0), Buffer.from(Array.from({ length: side }, () => colour).flat())]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Red, green and blue of a screenshot of one pixel. */
async function pixelOf(page: Page, shot: Buffer): Promise<number[]> {
  return page.evaluate(async (encoded) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${encoded}`;
    await picture.decode();
    const context = new OffscreenCanvas(1, 1).getContext("2d")!;
    context.drawImage(picture, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, shot.toString("base64"));
}
