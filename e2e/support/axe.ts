import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Both widths and both schemes, in two looks: a page's colours do not depend on its width. */
const LOOKS = [
  { name: "desktop, light", viewport: DESKTOP, colorScheme: "light" },
  { name: "phone, dark", viewport: PHONE, colorScheme: "dark" },
] as const;

/**
 * Fails with what axe finds serious or critical, by WCAG 2.2 AA, and when the page is wider than the screen. Looks at
 * `part` alone, a CSS selector, where the rest of the page has been looked at before.
 */
export async function expectAccessible(page: Page, state: string, part = "html"): Promise<void> {
  for (const { name, viewport, colorScheme } of LOOKS) {
    await page.setViewportSize(viewport);
    // Reduced motion also ends the change of colours at once.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${state}, ${name}: wider than the screen by`).toBeLessThanOrEqual(0);
    expect.soft(await seriousFindings(page, part), `${state}, ${name}`).toEqual([]);
  }
  await page.setViewportSize(DESKTOP);
}

async function seriousFindings(page: Page, part: string): Promise<string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).include(part).withTags(tags).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes
        // On a small picture gauges are as small as they will be; the editor's list chooses the same ones (2.5.8, "Equivalent").
        .filter(({ target }) => id !== "target-size" || !String(target).includes("[data-gauge="))
        .map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
}
