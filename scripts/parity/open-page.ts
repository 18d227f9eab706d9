import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { extname, join, resolve } from "node:path";
import { chromium, type Page, type Route } from "@playwright/test";

const ROOT = resolve(import.meta.dirname, "../..");
const ORIGIN = "http://parity.test";
/** Fonts and modules have the addresses that they have on disk; nothing is bundled or served but by this file. */
const IMPORTS = { "#lib/": "/lib/", zod: "/node_modules/zod/index.js", saxes: "/node_modules/saxes/saxes.js" };
const PAGE = `<!doctype html><meta charset="utf-8"><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module" src="/scripts/parity/page.ts"></script>`;
const TYPES: Record<string, string> = { ".ts": "text/javascript", ".js": "text/javascript", ".woff2": "font/woff2" };

/** A page of the system's Chromium in which `parity` draws with the overlay's own modules. */
export async function openParityPage(): Promise<AsyncDisposable & { readonly page: Page }> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.route(`${ORIGIN}/**`, serve);
  await page.goto(`${ORIGIN}/`);
  await page
    .waitForFunction(() => "parity" in globalThis, undefined, { timeout: 60_000 })
    .catch((cause: unknown) => {
      throw new Error(`the page did not start: ${faults.join("; ")}`, { cause });
    });
  return { page, [Symbol.asyncDispose]: () => browser.close() };
}

async function serve(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
  const file = pathname.startsWith("/fonts/")
    ? join(ROOT, "public", pathname)
    : join(ROOT, extname(pathname) ? pathname : `${pathname}.ts`);
  const body = await readFile(file).catch(() => undefined);
  if (!body) return route.fulfill({ status: 404, body: "" });
  const contentType = TYPES[extname(file)] ?? "application/octet-stream";
  if (extname(file) !== ".ts") return route.fulfill({ contentType, body });
  return route.fulfill({ contentType, body: stripTypeScriptTypes(body.toString("utf8")) });
}
