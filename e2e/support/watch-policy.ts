import type { Page } from "@playwright/test";

/**
 * Collects what the pages' policy refuses from now on, as the browser reports it (`directive what where`); also that
 * of pages that are left, and of workers, which only write to the console.
 */
export async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  await page.exposeFunction("policyRefused", (line: string) => void seen.push(line));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      const tell = (window as unknown as { policyRefused(line: string): void }).policyRefused;
      tell(`${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${document.URL}`);
    });
  });
  page.on("worker", (worker) =>
    worker.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) seen.push(`worker ${message.text()}`);
    }),
  );
  return async () => {
    // What was refused before this is reported before it.
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    return [...seen];
  };
}
