import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type TestInfo } from "@playwright/test";
import { expect, test } from "vitest";
import { testRide, testVideo } from "../e2e/support/files.ts";
import { createProject } from "../e2e/support/studio.ts";
import { watchPolicy } from "../e2e/support/watch-policy.ts";
import { hostedStackLacks, startHosted } from "./testing/start-hosted.ts";

const SECRETS = ["DATABASE_URL", "S3_SECRET_ACCESS_KEY", "SMTP_URL"];
const lacks = hostedStackLacks();

test.skipIf(lacks !== undefined)(
  `signing in, settings, an upload to S3 and a studio keep to the policy and hold no secret${lacks ? ` (skipped: ${lacks})` : ""}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "sportssync-pages-"));
    const info = { outputPath: (name: string) => join(folder, name) } as TestInfo;
    await using stack = await startHosted({ workers: 1 });
    await using browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    });
    const context = await browser.newContext({ baseURL: stack.url });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const violations = await watchPolicy(page);
    const leaks: string[] = [];
    const look = async () => {
      const html = await page.content();
      leaks.push(...SECRETS.filter((name) => stack.env[name] && html.includes(stack.env[name])));
    };

    for (const path of ["/", "/signup", "/auth/reset", "/auth/signed-out"]) {
      expect((await page.goto(path))?.status(), path).toBe(200);
      await look();
    }
    const { email, password } = await stack.signUp("pia@rides.example");
    await page.goto("/settings");
    expect(new URL(page.url()).pathname).toBe("/login");
    await page.locator("input[name=email]").fill(email);
    await page.locator("input[name=password]").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/settings");
    await look();
    const [cookie, ...more] = await context.cookies();
    expect(more).toEqual([]);
    expect(cookie).toMatchObject({ name: "sportssync", httpOnly: true, sameSite: "Lax", path: "/" });
    expect(await page.evaluate(() => document.cookie)).toBe("");

    await createProject(page, { video: await testVideo(info, { seconds: 3 }), track: await testRide(info) });
    await page.keyboard.press("l");
    await look();
    expect(await violations()).toEqual([]);
    expect(leaks).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  },
);
