import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { parseCliArgs, runCli } from "./cli.ts";
import { createClient } from "./demo/client.ts";
import { startLocal } from "./local.ts";
import { markdownTable } from "./markdown-table.ts";
import { DEVICES, measurePage, type PageFigures } from "./page-speed/measure-page.ts";
import { ensureSampleRide } from "./sample-ride.ts";

const USAGE = `npm run page-speed

Opens each page of the built studio in Chromium with an empty cache and prints what it took: as a desktop, and as a
phone (processor four times slower, slow 4G). Figures of this machine: for comparing, not for tests.`;

type Row = PageFigures & { readonly page: string; readonly device: string };

await runCli(async (args, signal) => {
  parseCliArgs({ args, options: {} });
  const say = (line: string) => process.stderr.write(`→ ${line}\n`);
  say("the sample ride: generated on first use, which takes minutes");
  const sample = await ensureSampleRide(join(process.env.DATA_DIR || ".data", "sample"), { signal });
  const dataDir = await mkdtemp(join(tmpdir(), "sportssync-page-speed-"));
  const rows: Row[] = [];
  try {
    await using studio = await startLocal({ dataDir, port: 0, settings: { LOG_LEVEL: "warn" }, log: () => {}, signal });
    const client = createClient(studio.url, signal);
    say("a project, a render and a link to look at");
    const [video, track] = await Promise.all([
      client.upload("video", sample.video),
      client.upload("track", sample.track),
    ]);
    const project = await client.createProject("Sample ride", video, track);
    const render = await client.render(project.id, () => {});
    const share = await client.share(render.id);
    const pages = {
      home: "/",
      share: new URL(share.url).pathname,
      embed: `/embed/${share.token}`,
      "project list": "/projects",
      "new project": "/projects/new",
      studio: `/projects/${project.id}`,
      result: `/renders/${render.id}`,
    };
    await using browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    });
    for (const [page, path] of Object.entries(pages)) {
      say(page);
      for (const device of DEVICES) {
        rows.push({ page, device: device.name, ...(await measurePage(browser, studio.url + path, device, signal)) });
      }
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  process.stdout.write(`${tableOf(rows)}\n`);
}, USAGE);

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

function tableOf(rows: readonly Row[]): string {
  return markdownTable<Row>(
    [
      ["page", ({ page }) => page],
      ["device", ({ device }) => device],
      ["LCP", ({ largestPaint }) => `${(largestPaint / 1000).toFixed(2)} s`],
      ["CLS", ({ layoutShift }) => layoutShift.toFixed(3)],
      ["JavaScript, gzipped", ({ scriptBytes }) => kilobytes(scriptBytes)],
      ["all", ({ allBytes }) => kilobytes(allBytes)],
      ["requests", ({ requests }) => String(requests)],
    ],
    rows,
  );
}
