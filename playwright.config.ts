import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { freePort } from "./lib/server/local/free-port.ts";

// The config is read again in every test process: the first one chooses port and folder for all.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DATA_DIR ??= join(tmpdir(), `sportssync-e2e-${randomUUID()}`);
const url = `http://127.0.0.1:${process.env.E2E_PORT}`;

export default defineConfig<object, { mode: "local" | "hosted" }>({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  // One studio, one worker, few cores: tests in a row are faster than side by side.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: url,
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    timezoneId: "UTC",
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--mute-audio"],
    },
  },
  projects: [
    { name: "local", testIgnore: "hosted/**" },
    // Each test process of these brings a hosted SportsSync of its own (e2e/support/site.ts).
    { name: "hosted", testMatch: ["hosted/**/*.spec.ts", "whole-way.spec.ts"], use: { mode: "hosted" } },
  ],
  // The real thing: built pages, embedded PostgreSQL, disk storage, a worker.
  webServer: {
    command: "node e2e/support/start-local.ts",
    url: `${url}/api/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: process.env.E2E_LOG ? "pipe" : "ignore",
    stderr: "pipe",
  },
});
