import { expect, type Locator, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { uploaded, uploadOf } from "./support/studio.ts";

/** More controls than any page has. */
const MOST_STEPS = 250;

test("from the home page to a finished film by keyboard alone", async ({ page }, info) => {
  const video = await testVideo(info, { seconds: 3 });
  const track = await testRide(info);
  await page.goto("/");

  await test.step("the first stop skips the navigation", async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("link", { name: "New project" }), 1);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/projects\/new$/);
  });

  await test.step("a new page begins at its content", async () => {
    await expect(page.locator("#main")).toBeFocused();
  });

  await test.step("both files by the file dialog", async () => {
    for (const [kind, path] of [
      ["Video", video],
      ["Track", track],
    ] as const) {
      await tabTo(page, uploadOf(page, kind).getByRole("button").first());
      const [dialog] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
      await dialog.setFiles(path);
      await uploaded(page, kind);
    }
    const title = page.getByLabel("Title");
    await tabTo(page, title);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("By keyboard");
    const create = page.getByRole("button", { name: "Create project" });
    await expect(create).toBeEnabled();
    await tabTo(page, create);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
    await expect(page.getByTestId("video-time")).toBeVisible();
  });

  await test.step("a dialog keeps the focus and gives it back", async () => {
    const help = page.getByRole("button", { name: "Keyboard shortcuts" });
    await tabTo(page, help);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press("Tab");
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press("Escape");
    await expect(help).toBeFocused();
  });

  await test.step("the clip by keys, a choice by arrows", async () => {
    await page.keyboard.press(".");
    await page.keyboard.press(".");
    await page.keyboard.press("i");
    await expect(page.getByLabel("In", { exact: true })).toHaveValue("0:00.07");
    const metric = page.getByRole("radio", { name: "Metric" });
    await tabTo(page, metric);
    await page.keyboard.press("ArrowRight", { delay: 100 });
    await expect(page.getByRole("radio", { name: "Imperial" })).toBeChecked();
  });

  await test.step("the render is ordered and its film downloaded", async () => {
    await tabTo(page, page.getByRole("button", { name: "Render", exact: true }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/renders\//);
    const download = page.getByRole("link", { name: "Download" }).first();
    await expect(download).toBeVisible({ timeout: 120_000 });
    await tabTo(page, download);
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(file.suggestedFilename()).toBe("By keyboard.mp4");
  });
});

/** Presses Tab until the control has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, control: Locator, most = MOST_STEPS): Promise<void> {
  for (let step = 0; step <= most; step++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await invisibleFocus(page)).toBeUndefined();
  }
  throw new Error(`${control} was not reached within ${most} steps`);
}

/** The focused element where one cannot see that it is focused. */
function invisibleFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    // A scrubber shows it on its thumb, which has no element of its own; a player of the browser's shows it inside.
    const showsInside = focused.classList.contains("scrubber") || focused instanceof HTMLVideoElement;
    const { width, height } = focused.getBoundingClientRect();
    const seen = showsInside || (outlineStyle !== "none" && outlineWidth !== "0px");
    return seen && width > 0 && height > 0 ? undefined : focused.outerHTML.slice(0, 200);
  });
}
