import { test as base, expect, type Page } from "@playwright/test";
import postgres from "postgres";
import { readRunning } from "../../lib/server/local/running.ts";
import { createDiskStorage } from "../../lib/server/storage/disk/disk-storage.ts";
import { createS3Storage } from "../../lib/server/storage/s3/s3-storage.ts";
import type { Storage } from "../../lib/server/storage/storage.ts";
import type { CaughtMail } from "../../lib/server/testing/mail-sink.ts";
import { type HostedStack, hostedStackLacks, startHosted } from "../../scripts/testing/start-hosted.ts";
import { dataDir } from "./data-dir.ts";

type Person = {
  readonly email: string;
  /** The next mail to them that is not among those that are known; waits for it. */
  nextMail(known?: readonly CaughtMail[]): Promise<CaughtMail>;
};

/** The SportsSync under test, in whichever mode it runs. */
export type Site = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly storage: Pick<Storage, "read">;
  /** Has a new person come in by the site's own pages. Undefined in local mode, where there is nobody to be. */
  enter(page: Page): Promise<Person | undefined>;
};

type Options = { mode: "local" | "hosted" };

/**
 * Playwright's `test` for specs that are the same in both modes: the project's `mode` says which one it is. The local
 * site is the one that all local specs share (playwright.config.ts), the hosted one belongs to this test process.
 */
export const test = base.extend<{ person: Person | undefined }, Options & { site: Site }>({
  mode: ["local", { option: true, scope: "worker" }],
  site: [
    async ({ mode }, use) => {
      if (mode === "local") return use(localSite());
      const lacks = hostedStackLacks();
      base.skip(lacks !== undefined, `skipped: ${lacks}`);
      await using hosted = await startHosted({ log: hostedLog });
      await use(hostedSite(hosted));
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  person: async ({ site, page }, use) => use(await site.enter(page)),
});

const hostedLog = (line: string) => {
  if (process.env.E2E_LOG) process.stdout.write(`${line}\n`);
};

function localSite(): Site {
  const running = readRunning(dataDir);
  if (!running) throw new Error(`no local mode runs on ${dataDir}`);
  const { url, databaseUrl, storageSecret: secret } = running;
  const storage = createDiskStorage({ folder: `${dataDir}/files`, secret, publicUrl: url });
  return { url, databaseUrl, storage, enter: async () => undefined };
}

let people = 0;

function hostedSite({ url, databaseUrl, s3, mail }: HostedStack): Site {
  return {
    url,
    databaseUrl,
    storage: createS3Storage(s3),
    async enter(page) {
      const email = `rider-${++people}@example.org`;
      const person = { email, nextMail: (known?: readonly CaughtMail[]) => mail.next(email, known) };
      await page.goto("/signup");
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password").fill("a long way up the hill");
      await page.getByRole("button", { name: "Make an account" }).click();
      // The answer also brings the cookie by which the mailed link knows this browser again.
      await expect(page.getByText(`We have written to ${email}`)).toBeVisible();
      const { text = "" } = await person.nextMail();
      const link = /https?:\/\/\S+/.exec(text)?.[0];
      await page.goto(String(link));
      await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
      return person;
    },
  };
}

/** Has a render's time be over, as thirty days would. */
export async function outlive({ databaseUrl }: Site, renderId: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    await sql`update renders set expires_at = now() - interval '1 second' where id = ${renderId}`;
  } finally {
    await sql.end();
  }
}
