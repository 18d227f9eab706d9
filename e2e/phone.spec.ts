import { expect, type Page, test } from "@playwright/test";
import { testRide, testVideo } from "./support/files.ts";
import { chooseFile, saved, uploaded } from "./support/studio.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

/** Smaller ones are missed by thumbs. */
const SMALLEST_TARGET = 40;

test("on a phone, from two files to a film, with a thumb", async ({ page }, info) => {
  await page.goto("/");
  await fits(page, "home");
  await page.getByRole("link", { name: "New project" }).tap();
  await page.waitForURL(/\/projects\/new$/);
  await chooseFile(page, "Video", await testVideo(info, { seconds: 4 }));
  await chooseFile(page, "Track", await testRide(info));
  await uploaded(page, "Video");
  await uploaded(page, "Track");
  await fits(page, "new project");
  await page.getByRole("button", { name: "Create project" }).tap();
  await expect(page.getByTestId("video-time")).toBeVisible();
  await fits(page, "studio");

  await test.step("the picture stays in sight while the page below it is scrolled", async () => {
    await page.getByRole("radio", { name: "Strip" }).tap();
    await expect(page.getByTestId("overlay")).toBeInViewport();
    await expect(page.getByRole("radio", { name: "Strip" })).toBeChecked();
    await saved(page);
  });

  await test.step("the way to the render is in the first line", async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByRole("link", { name: "Render" }).tap();
    await expect(page.getByRole("button", { name: "Render", exact: true })).toBeInViewport();
  });
  await page.getByRole("button", { name: "Render", exact: true }).tap();
  await page.waitForURL(/\/renders\//);
  await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 120_000 });
  await fits(page, "result");
  await page.getByRole("button", { name: "Create a link" }).tap();
  await page.goto(await page.getByLabel("Link", { exact: true }).inputValue());
  await fits(page, "share");
});

/** The page is as wide as the phone, also as a very narrow one, and everything to press is large enough. */
async function fits(page: Page, name: string): Promise<void> {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${name} at ${width} px: wider than the screen by`).toBe(0);
    expect.soft(await page.evaluate(cutOff), `${name} at ${width} px: controls beyond the screen's edge`).toEqual([]);
  }
  expect.soft(await page.evaluate(tooSmall, SMALLEST_TARGET), `${name}: targets that are too small`).toEqual([]);
}

/** Runs in the page. What sticks out of a part that is clipped makes the page no wider, and still nobody can press it. */
function cutOff(): string[] {
  const isScrolled = (control: Element) => {
    for (let box = control.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowX === "auto") return true;
    }
    return false;
  };
  return [...document.querySelectorAll<HTMLElement>("button, a[href], select, summary, [role=radio]")]
    .filter((control) => {
      const { left, right, width } = control.getBoundingClientRect();
      return width > 1 && control.checkVisibility() && (left < -1 || right > innerWidth + 1) && !isScrolled(control);
    })
    .map((control) => control.getAttribute("aria-label") ?? control.textContent);
}

/** Runs in the page. Links within a sentence, and what only a keyboard reaches, are not meant for thumbs. */
function tooSmall(smallest: number): string[] {
  const controls = document.querySelectorAll<HTMLElement>("button, a[href], input, select, summary, [role=radio]");
  return [...controls]
    .filter((control) => {
      const target = control.closest("label") ?? control;
      const { width, height } = target.getBoundingClientRect();
      const hidden = width <= 1 || height <= 1 || !control.checkVisibility({ opacityProperty: true });
      return !hidden && control.parentElement?.tagName !== "P" && (height < smallest || width < 24);
    })
    .map(
      (control) => `${control.getAttribute("aria-label") ?? control.textContent} ${control.outerHTML.slice(0, 120)}`,
    );
}
