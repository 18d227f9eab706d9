import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";

/** Bytes that the browser held at a moment; resident sizes only where the system tells them (Linux). */
export type MemorySample = {
  /** Of the file, as the page shows it: 0 to 100. */
  readonly percent: number;
  readonly scriptHeap: number;
  readonly page?: number;
  /** The processes that read files and talk to the network. */
  readonly rest?: number;
};

/** Looks at the browser's memory whenever it is asked to. */
export async function memoryOf(browser: Browser, page: Page): Promise<(percent: number) => Promise<MemorySample>> {
  const whole = await browser.newBrowserCDPSession();
  const one = await page.context().newCDPSession(page);
  await one.send("Performance.enable");
  return async (percent) => {
    const { metrics } = await one.send("Performance.getMetrics");
    const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
    const sizes = await Promise.all(
      processInfo.map(async ({ type, id }) => ({ isPage: type === "renderer", size: await residentSize(id) })),
    );
    const sum = (isPage: boolean) =>
      sizes.reduce((total, one) => total + (one.isPage === isPage ? (one.size ?? 0) : 0), 0);
    const scriptHeap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
    if (sizes.every(({ size }) => size === undefined)) return { percent, scriptHeap };
    return { percent, scriptHeap, page: sum(true), rest: sum(false) };
  };
}

async function residentSize(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const [all, files] = ["VmRSS", "RssFile"].map((name) => new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  // The program's own code, mapped from its file, is no memory that an upload could fill.
  return all === undefined ? undefined : (Number(all) - Number(files ?? 0)) * 1024;
}
