import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { linkIn } from "../../lib/server/testing/link-in.ts";
import { type HostedStack, hostedStackLacks, startHosted } from "../../scripts/testing/start-hosted.ts";
import { expectAccessible } from "../support/axe.ts";
import { testRide } from "../support/files.ts";
import { chooseFile } from "../support/studio.ts";

const PASSWORD = "a long way up the hill";

// A stack of its own: access tokens that are always near their end, so that every page and every call exchanges them.
const test = base.extend<object, { hosted: HostedStack }>({
  hosted: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const lacks = hostedStackLacks();
      base.skip(lacks !== undefined, `skipped: ${lacks}`);
      const auth = { accessTokenSeconds: 60, providers: ["google"] };
      await using hosted = await startHosted({ workers: 0, auth, env: { SUPABASE_OAUTH: "google" }, log });
      await use(hosted);
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ hosted }, use) => use(hosted.url),
});
const log = (line: string) => {
  if (process.env.E2E_LOG) process.stdout.write(`${line}\n`);
};

const account = (page: Page) => page.getByRole("button", { name: "Your account" });

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/login");
  await fillIn(page, email, password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The link in the mail to somebody. */
async function mailedLink({ mail }: HostedStack, email: string): Promise<string> {
  return linkIn(await mail.next(email));
}

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === "sportssync");

test("a visitor makes an account, confirms it by mail and is where they wanted to go", async ({ page, hosted }) => {
  const email = "ada@example.org";
  await page.goto("/projects/new");
  await expect(page).toHaveURL(/\/login\?next=%2Fprojects%2Fnew$/);
  await expectAccessible(page, "sign in");
  await page.getByRole("link", { name: "Make one" }).click();
  await fillIn(page, email, "short");
  await page.getByRole("button", { name: "Make an account" }).click();
  await expect(page.getByText("This password is not safe enough.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await fillIn(page, email, PASSWORD);
  await expectAccessible(page, "make an account");
  await page.getByRole("button", { name: "Make an account" }).click();
  await expect(page.getByText(`We have written to ${email}`)).toBeVisible();

  await page.goto(await mailedLink(hosted, email));
  await expect(page).toHaveURL(`${hosted.url}/projects/new`);
  await account(page).click();
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page, "account menu");
  await page.keyboard.press("Escape");
  await expect(page.getByText(email)).toBeHidden();

  expect(await page.evaluate(() => document.cookie)).toBe("");
  expect(await sessionCookie(page.context())).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await page.goto("/login?next=/settings");
  await expect(page).toHaveURL(`${hosted.url}/settings`);
  await expectAccessible(page, "settings");
});

test("signing in and out works without JavaScript", async ({ browser, hosted }) => {
  const { email, password } = await hosted.signUp("grace@example.org");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, email, "wrong");
  await expect(page.getByRole("alert")).toContainText("That is not the address and password of an account here");
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await fillIn(page, email, password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(`${hosted.url}/projects`);
  await account(page).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  expect(await sessionCookie(context)).toBeUndefined();
  await page.goto("/projects");
  await expect(page).toHaveURL(/\/login\?next=%2Fprojects$/);
  await context.close();
});

test("a link by mail signs in, and whether there is an account is not told", async ({ page, hosted }) => {
  const { email } = await hosted.signUp("link@example.org");
  for (const address of ["nobody@example.org", email]) {
    await page.goto("/login?next=/settings");
    await page.getByLabel("Email").fill(address);
    await page.getByRole("button", { name: "Send me a link instead" }).click();
    await expect(page.getByText(`if ${address} has an account, a link is on its way`)).toBeVisible();
  }
  const link = await mailedLink(hosted, email);
  await page.goto(link);
  await expect(page).toHaveURL(`${hosted.url}/settings`);
  expect(hosted.mail.mails().some(({ recipients }) => recipients.includes("nobody@example.org"))).toBe(false);
  // It is good for once.
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole("alert")).toContainText("has been used already");
});

test("a link that leads to the site itself waits for a press of a button", async ({ page, hosted }) => {
  const { email } = await hosted.signUp("anywhere@example.org");
  await page.goto("/auth/reset");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  const token_hash = new URL(await mailedLink(hosted, email)).searchParams.get("token") ?? "";
  await page.context().clearCookies();
  await page.goto(`/auth/confirm?${new URLSearchParams({ token_hash, type: "recovery" })}`);
  await expectAccessible(page, "mailed link");
  // A program that looks at the link before its reader uses nothing up.
  await page.reload();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expectAccessible(page, "new password");
  await page.getByLabel("New password").fill("another way down");
  await page.getByRole("button", { name: "Keep this password" }).click();
  await expect(page).toHaveURL(`${hosted.url}/projects`);
  await page.context().clearCookies();
  await signIn(page, email, "another way down");
  await expect(page).toHaveURL(`${hosted.url}/projects`);
});

test("another service signs in by its own page", async ({ page, hosted }) => {
  await page.goto("/login?next=/settings");
  await page.getByRole("link", { name: "Continue with Google" }).click();
  await page.getByLabel("Email").fill("oauth@example.org");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(`${hosted.url}/settings`);
  await account(page).click();
  await expect(page.getByText("oauth@example.org").first()).toBeVisible();
});

test("signing out everywhere ends a session that is open elsewhere; its page says so and leads back", async ({
  page,
  browser,
  hosted,
}, info) => {
  const { email, password } = await hosted.signUp("everywhere@example.org");
  const elsewhere = await browser.newContext({ baseURL: hosted.url });
  const other = await elsewhere.newPage();
  for (const each of [page, other]) {
    await signIn(each, email, password);
    await expect(each).toHaveURL(`${hosted.url}/projects`);
    await expect(account(each)).toBeVisible();
  }
  await other.goto("/projects/new");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();

  await chooseFile(other, "Track", await testRide(info));
  const banner = other.getByText("You have been signed out. Nothing is lost");
  await expect(banner).toBeVisible();
  await expectAccessible(other, "signed out while a page was open");
  await other.getByRole("link", { name: "Sign in", exact: true }).last().click();
  await fillIn(other, email, password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other).toHaveURL(`${hosted.url}/projects/new`);
  await elsewhere.close();
});

test("a password is changed by who knows it", async ({ page, hosted }) => {
  const { email, password } = await hosted.signUp("changer@example.org");
  await signIn(page, email, password);
  await expect(page).toHaveURL(`${hosted.url}/projects`);
  await page.goto("/settings");
  const change = async (current: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill("another way down");
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("guessed");
  await expect(page.getByText("The current password is not right.")).toBeVisible();
  await change(password);
  await expect(page.getByText("Your password is changed.")).toBeVisible();
});

test("nothing leads from the sign-in page to another site", async ({ page, hosted }) => {
  const { email, password } = await hosted.signUp("lured@example.org");
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example"]) {
    await page.context().clearCookies();
    await page.goto(`/login?${new URLSearchParams({ next })}`);
    await fillIn(page, email, password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(`${hosted.url}/projects`);
  }
});

test("passwords are not tried without end", async ({ page, hosted }) => {
  const { email } = await hosted.signUp("victim@example.org");
  await page.goto("/login");
  let tries = 0;
  for (; tries < 40; tries++) {
    await fillIn(page, email, `guess ${tries}`);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await answered;
    if (await page.getByText("That was tried too often").isVisible()) break;
  }
  expect(tries).toBeLessThanOrEqual(11);
});
