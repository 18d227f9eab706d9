import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { linkIn } from "../../lib/server/testing/link-in.ts";
import { type HostedStack, hostedStackLacks, startHosted } from "../../scripts/testing/start-hosted.ts";
import { expectAccessible } from "../support/axe.ts";
import { testRide, testVideo } from "../support/files.ts";
import { createProject, saved } from "../support/studio.ts";

const PASSWORD = "a long way up the hill";

// A stack of its own: access tokens are good for seconds, so that every page and every call exchanges them, and a session
// that was ended elsewhere is over soon. Tests may say that they are on another network.
const test = base.extend<object, { hosted: HostedStack }>({
  hosted: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const lacks = hostedStackLacks();
      base.skip(lacks !== undefined, `skipped: ${lacks}`);
      const auth = { accessTokenSeconds: 8, providers: ["google"] };
      const env = { SUPABASE_OAUTH: "google", TRUSTED_PROXIES: "1" };
      await using hosted = await startHosted({ auth, env, log });
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
  await expect(page.getByRole("heading", { name: "Make an account" })).toBeVisible();
  // Long enough for the browser, which counts characters; the server counts bytes.
  await fillIn(page, email, "ü".repeat(40));
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
  await expectAccessible(page, "account menu", "#account-menu");
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
  await expect(page.getByRole("alert").filter({ hasText: "has been used already" })).toBeVisible();
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

test("signing out everywhere ends a session that is open elsewhere; its page says so, leads back and loses nothing", async ({
  page,
  browser,
  playwright,
  hosted,
}, info) => {
  const { email, password } = await hosted.signUp("everywhere@example.org");
  const elsewhere = await browser.newContext({ baseURL: hosted.url });
  const other = await elsewhere.newPage();
  for (const each of [page, other]) {
    await signIn(each, email, password);
    await expect(account(each)).toBeVisible();
  }
  const files = { video: await testVideo(info, { seconds: 2 }), track: await testRide(info) };
  const project = await createProject(other, files);
  await saved(other);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();

  await test.step("the pass that the other browser holds ends", async () => {
    const ask = async () => {
      const copy = await playwright.request.newContext({ storageState: await elsewhere.storageState() });
      const answer = await copy.get(`${hosted.url}/api/projects`);
      await copy.dispose();
      return answer.status();
    };
    await expect.poll(ask).toBe(401);
  });
  await test.step("what is changed there is kept", async () => {
    await other.getByRole("radio", { name: "Imperial" }).click();
    await expect(other.getByText("You have been signed out. Nothing is lost")).toBeVisible();
    await expectAccessible(other, "signed out while the studio was open", "[role=status]:has(a)");
    await other.getByRole("link", { name: "Sign in", exact: true }).click();
    await fillIn(other, email, password);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(other).toHaveURL(project);
    await other.getByRole("button", { name: "Take them back" }).click();
    await saved(other);
    await other.reload();
    await expect(other.getByRole("radio", { name: "Imperial" })).toBeChecked();
  });
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

test("passwords are not tried without end, and then not from another network either", async ({ browser, hosted }) => {
  const { email, password } = await hosted.signUp("victim@example.org");
  const tryFrom = async (network: string, passwords: readonly string[]) => {
    const context = await browser.newContext({
      baseURL: hosted.url,
      extraHTTPHeaders: { "x-forwarded-for": network },
    });
    const page = await context.newPage();
    await page.goto("/login");
    const submit = page.getByRole("button", { name: "Sign in", exact: true });
    const answers: string[] = [];
    for (const each of passwords) {
      await fillIn(page, email, each);
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await submit.click();
      await answered;
      await expect(submit).toBeEnabled();
      answers.push((await page.getByRole("alert").filter({ hasText: "." }).textContent()) ?? "");
    }
    await context.close();
    return answers;
  };
  const guesses = Array.from({ length: 10 }, (_, n) => `guess ${n}`);
  const wrong = expect.stringContaining("not the address and password");
  const tooOften = expect.stringContaining("tried too often");
  expect(await tryFrom("203.0.113.1", guesses)).toEqual(guesses.map(() => wrong));
  expect(await tryFrom("203.0.113.2", [password])).toEqual([tooOften]);
});
