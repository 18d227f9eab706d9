import { readFile, writeFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { createProject, saved } from "./support/studio.ts";

type Placed = { id: string; gauge: string; anchor: string; x: number; y: number; height: number; hidden?: boolean };

const idOf = (address: string) => new URL(address).pathname.split("/").at(-1);

async function layoutOf(page: Page, address: string): Promise<{ name: string; gauges: Placed[] }> {
  await saved(page);
  return (await (await page.request.get(`/api/projects/${idOf(address)}`)).json()).document.layout;
}

async function gaugeOf(page: Page, address: string, id: string): Promise<Placed> {
  return (await layoutOf(page, address)).gauges.find((one) => one.id === id)!;
}

const boxOf = (page: Page, id: string): Locator => page.locator(`[data-testid=layout-stage] [data-gauge="${id}"]`);

async function centreOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height };
}

async function drag(page: Page, from: Locator, by: { x: number; y: number }): Promise<void> {
  const { x, y } = await centreOf(from);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 3 });
  await page.mouse.move(x + by.x, y + by.y, { steps: 3 });
  await page.mouse.up();
}

test("a layout is chosen, rearranged by mouse and by keys, kept, used again and rendered as it is", async ({
  page,
}, info) => {
  const files = { video: await testVideo(info, { size: "1280x720", seconds: 4 }), track: await testRide(info) };
  const address = await createProject(page, { ...files, title: "First" });
  const gallery = page.getByRole("radiogroup", { name: "Layout" });
  const edit = page.getByRole("button", { name: "Edit layout" });
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const panel = page.getByRole("region", { name: "Edit layout" });
  const unit = async () => (await page.getByTestId("layout-stage").boundingBox())!.height / 100;

  await test.step("the gallery shows every layout over this ride, and one is chosen by keys", async () => {
    await gallery.scrollIntoViewIfNeeded();
    await expect(gallery.locator("[data-drawn]")).toHaveCount(8);
    const inks = await gallery.getByTestId("layout-thumbnail").evaluateAll((canvases) =>
      canvases.map((element) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        return data.reduce((sum, value) => (sum * 31 + value) % 1_000_000_007, 0);
      }),
    );
    expect(new Set(inks).size).toBe(8);
    await gallery.getByRole("radio", { name: "Cockpit" }).focus();
    // Held until it is chosen: the focus moves a moment after the key goes down.
    await page.keyboard.down("ArrowRight");
    await expect(gallery.getByRole("radio", { name: "Strip" })).toBeChecked();
    await page.keyboard.up("ArrowRight");
    await page.keyboard.down("ArrowLeft");
    await expect(gallery.getByRole("radio", { name: "Cockpit" })).toBeChecked();
    await page.keyboard.up("ArrowLeft");
  });

  await test.step("a gauge is dragged to an exact place, in one step", async () => {
    await edit.click();
    const one = await unit();
    // The map, from the margin at the top right to 20 from the right and 30 from the top.
    await page.keyboard.down("Alt");
    await drag(page, boxOf(page, "map"), { x: -15 * one, y: 25 * one });
    await page.keyboard.up("Alt");
    const map = await gaugeOf(page, address, "map");
    expect(map).toMatchObject({ anchor: "right", height: 28 });
    expect(Math.abs(map.x - 20)).toBeLessThanOrEqual(0.2);
    await undo.click();
    expect(await gaugeOf(page, address, "map")).toMatchObject({ anchor: "top-right", x: 5, y: 5 });
  });

  await test.step("near the margins it snaps to them", async () => {
    const one = await unit();
    await page.keyboard.down("Alt");
    await drag(page, boxOf(page, "map"), { x: -40 * one, y: 0 });
    await page.keyboard.up("Alt");
    await drag(page, boxOf(page, "map"), { x: 40.8 * one, y: 0.6 * one });
    expect(await gaugeOf(page, address, "map")).toMatchObject({ anchor: "top-right", x: 5, y: 5 });
  });

  await test.step("keys move it by exact steps, resize it and hide it", async () => {
    const map = boxOf(page, "map");
    await map.focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    expect(await gaugeOf(page, address, "map")).toMatchObject({ anchor: "top-right", x: 10.5, y: 5.5, height: 28 });
    await page.keyboard.press("-");
    expect((await gaugeOf(page, address, "map")).height).toBe(27.5);
    await page.keyboard.press("Delete");
    expect((await gaugeOf(page, address, "map")).hidden).toBe(true);
    await expect(map).toHaveCount(0);
    await undo.click();
    await expect(map).toBeVisible();
  });

  await test.step("a corner resizes it, the opposite one stays", async () => {
    await boxOf(page, "map").focus();
    const one = await unit();
    await drag(page, page.locator("[data-handle='left bottom']"), { x: -5 * one, y: 5 * one });
    const map = await gaugeOf(page, address, "map");
    expect(Math.abs(map.height - 32.5)).toBeLessThanOrEqual(0.3);
    expect(map).toMatchObject({ x: 10.5, y: 5.5 });
  });

  await test.step("buttons align it, numbers place it, and what cannot be is said", async () => {
    await panel.getByRole("button", { name: "Right margin" }).click();
    await panel.getByRole("button", { name: "Middle", exact: true }).click();
    expect(await gaugeOf(page, address, "map")).toMatchObject({ anchor: "right", x: 5, y: 0 });
    await panel.getByLabel("From right").fill("12,5");
    await page.keyboard.press("Enter");
    expect(await gaugeOf(page, address, "map")).toMatchObject({ x: 12.5 });
    await panel.getByLabel("Height").fill("500");
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("alert")).toContainText("Not taken over: 3 to 100 fits here");
    await page.getByRole("button", { name: "Render", exact: true }).click();
    await expect(panel.getByLabel("Height")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(panel.getByRole("alert")).toHaveCount(0);
  });

  await test.step("a gauge taken out of a group is said; the list adds, hides and tells what is missing", async () => {
    await boxOf(page, "clock").focus();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(panel.getByRole("status").first()).toContainText("Clock was taken out of its group");
    await panel.getByRole("switch", { name: "Normalized power" }).click();
    await expect(boxOf(page, "power-normalised")).toBeVisible();
    await panel.getByRole("switch", { name: "Compass" }).click();
    await expect(boxOf(page, "compass")).toHaveCount(0);
    await expect(panel.getByText("No balance in this ride")).toBeVisible();
    // A gauge's box is as large as the gauge; list and fields do the same in the size of fingers.
    const { violations } = await new AxeBuilder({ page }).disableRules(["target-size"]).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
  });

  let arrangement: Awaited<ReturnType<typeof layoutOf>>;
  await test.step("it is saved as one's own and there after a reload", async () => {
    await panel.getByRole("button", { name: "Save as" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Evening");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(gallery.getByRole("radio", { name: "Evening" })).toBeChecked();
    arrangement = await layoutOf(page, address);
    expect(arrangement.name).toBe("Evening");
    await page.reload();
    await expect(gallery.getByRole("radio", { name: "Evening" })).toBeChecked();
  });

  await test.step("a file takes it away and brings it back equal; a broken one is named", async () => {
    await edit.click();
    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Export" }).click();
    const path = info.outputPath("evening.layout.json");
    await (await download).saveAs(path);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual(arrangement);
    await boxOf(page, "speed").focus();
    await page.keyboard.press("Shift+ArrowUp");
    await expect(gallery.getByRole("radio", { name: "Evening (edited)" })).toBeChecked();
    await panel.getByRole("button", { name: "Reset" }).click();
    expect(await layoutOf(page, address)).toEqual(arrangement);
    await page.keyboard.press("Escape");
    await boxOf(page, "speed").focus();
    await page.keyboard.press("Delete");
    await panel.getByLabel("Import").setInputFiles(path);
    expect(await layoutOf(page, address)).toEqual(arrangement);
    const broken = info.outputPath("broken.json");
    await writeFile(broken, JSON.stringify({ ...arrangement, gauges: [{ ...arrangement.gauges[0], x: "left" }] }));
    await panel.getByLabel("Import").setInputFiles(broken);
    await expect(panel.getByRole("alert")).toContainText("broken.json cannot be used. Gauge 1, x:");
  });

  await test.step("Escape leaves, and what is rendered is what is seen", async () => {
    await boxOf(page, "speed").focus();
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("layout-stage")).toHaveCount(0);
    await saved(page);
    const body = { projectId: idOf(address) };
    const render = await (await page.request.post("/api/renders", { data: body })).json();
    expect(render.order.layout).toEqual(arrangement);
    await page.request.post(`/api/renders/${render.id}/cancel`);
  });

  await test.step("another project uses it; it is renamed, deleted and had back", async () => {
    const other = await createProject(page, { ...files, title: "Second" });
    await gallery.getByRole("radio", { name: "Evening" }).click();
    expect(await layoutOf(page, other)).toEqual(arrangement);
    await page.getByRole("button", { name: "Actions for Evening" }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Cockpit");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toContainText("There is already a layout called");
    await page.getByRole("dialog").getByLabel("Name").fill("Night");
    await page.keyboard.press("Enter");
    await expect(gallery.getByRole("radio", { name: "Night" })).toBeChecked();
    await page.getByRole("button", { name: "Actions for Night" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByText("“Night” was deleted.")).toBeVisible();
    await page.getByText("“Night” was deleted.").getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Actions for Night" })).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger drags a gauge in an upright picture, for that shape alone", async ({ page }, info) => {
    const files = { video: await testVideo(info, { size: "360x640", seconds: 2 }), track: await testRide(info) };
    const address = await createProject(page, files);
    const before = await layoutOf(page, address);
    await page.getByRole("button", { name: "Edit layout" }).tap();
    const speed = boxOf(page, "speed");
    await speed.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await centreOf(speed);
    const client = await page.context().newCDPSession(page);
    const touch = (type: string, at?: { x: number; y: number }) =>
      client.send("Input.dispatchTouchEvent", {
        type: type as "touchStart",
        touchPoints: at ? [{ x: at.x, y: at.y }] : [],
      });
    await touch("touchStart", { x, y });
    await touch("touchMove", { x, y: y - 20 });
    await touch("touchMove", { x, y: y - 40 });
    await touch("touchEnd");
    const after = await layoutOf(page, address);
    const [was, is] = [before, after].map(({ gauges }) => gauges.find(({ id }) => id === "speed")!);
    expect(is).toMatchObject({ anchor: was!.anchor, x: was!.x, y: was!.y });
    expect(is).not.toEqual(was);
    await expect(page.getByText("Changes here are for upright pictures")).toBeVisible();
    const moved = await centreOf(speed);
    expect(Math.abs(moved.y - (y - 40))).toBeLessThanOrEqual(7);
    // To even pixels of the film.
    expect(Math.max(Math.abs(moved.width - width), Math.abs(moved.height - height))).toBeLessThanOrEqual(2);
    const handle = (await page.locator("[data-handle]:visible").boundingBox())!;
    expect(Math.min(handle.width, handle.height)).toBeGreaterThanOrEqual(40);
  });
});
