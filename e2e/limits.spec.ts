import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { readRunning } from "../lib/server/local/running.ts";
import { LOCAL_USER_ID } from "../lib/server/local-user.ts";
import { expectAccessible } from "./support/axe.ts";
import { dataDir } from "./support/data-dir.ts";
import { testRide, testVideo } from "./support/files.ts";
import { chooseFile, createProject } from "./support/studio.ts";

/** The operator's command, beside the running studio. */
function plan(...args: string[]): string {
  const env = { ...process.env, DATA_DIR: dataDir };
  return execFileSync(process.execPath, ["scripts/plan.ts", LOCAL_USER_ID, ...args], { env, encoding: "utf8" });
}

/** As if so many renders had been ordered this month, and no others: those of earlier tests are given back. */
async function useUp(count: number): Promise<void> {
  const sql = postgres(readRunning(dataDir)!.databaseUrl, { max: 1 });
  const rows = Array.from({ length: count }, () => ({ render_id: randomUUID(), owner_id: LOCAL_USER_ID }));
  await sql`update render_orders set returned_at = now() where returned_at is null`;
  await sql`insert into render_orders ${sql(rows)}`;
  await sql.end();
}

test.afterEach(async () => {
  plan("default");
  const sql = postgres(readRunning(dataDir)!.databaseUrl, { max: 1 });
  await sql`delete from render_orders where not exists (select 1 from renders where renders.id = render_id)`;
  await sql.end();
});

test("what is left is told before it is used up, and at the limit why and what to do", async ({ page }, info) => {
  await createProject(page, { video: await testVideo(info), track: await testRide(info), title: "Limited loop" });
  const button = page.getByRole("button", { name: "Render", exact: true });
  await expect(button).toBeEnabled();
  await expect(page.getByText(/left this month/)).toHaveCount(0);

  plan("free");
  await useUp(8);
  await page.reload();
  await expect(page.getByText("2 of 10 renders left this month.")).toBeVisible();
  await expect(button).toBeEnabled();

  await test.step("forty requests at the same time get the two that are left", async () => {
    const origin = new URL(page.url()).origin;
    const projectId = page.url().split("/").at(-1);
    const order = () => page.request.post("/api/renders", { headers: { origin }, data: { projectId } });
    const answers = await Promise.all(Array.from({ length: 40 }, order));
    expect(answers.map((answer) => answer.status()).sort()).toEqual([...Array(2).fill(201), ...Array(38).fill(403)]);
    const refused = answers.find((answer) => answer.status() === 403)!;
    expect((await refused.json()).error).toMatchObject({
      code: "limit_reached",
      details: { what: "renders", plan: "free", limit: 10, used: 10 },
    });
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
    for (const answer of answers.filter((answer) => answer.ok())) {
      await page.request.post(`/api/renders/${(await answer.json()).id}/cancel`, { headers: { origin } });
    }
  });

  await useUp(10);
  // Ordered in a page that does not know yet: the server's own words, with the way to the usage.
  await button.click();
  await expect(page.getByRole("alert").filter({ hasText: "All 10 renders of this month are used" })).toBeVisible();
  await page.reload();
  await expect(button).toBeDisabled();
  await expect(page.getByText("All 10 renders of this month are used.")).toBeVisible();
  await page.screenshot({ path: info.outputPath("at-the-limit.png"), fullPage: true });

  await page.getByRole("link", { name: "See what you have used" }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  const usage = page.getByRole("region", { name: "Usage" });
  await expect(usage).toContainText("Free plan");
  await expect(usage).toContainText("10 of 10");
  await expect(usage).toContainText("1 render runs at a time");
  for (const [name, size] of Object.entries({ desktop: [1280, 900], phone: [390, 844] })) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width: size[0]!, height: size[1]! });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: info.outputPath(`usage-${name}-${colorScheme}.png`), fullPage: true });
    }
  }

  await expectAccessible(page, "settings");

  await test.step("deleting a project there frees what it took", async () => {
    const row = usage.getByRole("listitem").filter({ hasText: "Limited loop" });
    await row.getByRole("button", { name: "Delete project" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await expect(row).toHaveCount(0);
    await expect(page).toHaveURL(/\/settings$/);
  });
});

test("a file that is larger than the plan takes is refused before any of it is sent", async ({ page }, info) => {
  await page.route("**/api/usage", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), uploadBytes: 1000 } });
  });
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/uploads")) begun.push(request.url());
  });
  await page.goto("/projects/new");
  await chooseFile(page, "Video", await testVideo(info));
  await expect(page.getByText(/This file has .* can be uploaded/)).toBeVisible();
  expect(begun).toEqual([]);
});
