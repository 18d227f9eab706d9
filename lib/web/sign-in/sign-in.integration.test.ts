import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type AuthServer, startAuthServer } from "#lib/server/testing/auth-server/start-auth-server";
import { linkIn } from "#lib/server/testing/link-in";
import { type MailSink, startMailSink } from "#lib/server/testing/mail-sink";
import { testDatabase } from "#lib/server/testing/test-database";
import { refreshSession } from "#lib/web/refresh-session";
import { requireUser } from "#lib/web/require-user";
import { readSessionCookie } from "#lib/web/session-cookie";
import { finishElsewhere, openLink, startElsewhere } from "#lib/web/sign-in/arrive";
import { mailConfirmation, mailPasswordLink, mailSignInLink } from "#lib/web/sign-in/by-mail";
import { signInByPassword, signUp } from "#lib/web/sign-in/by-password";
import { changePassword, choosePassword } from "#lib/web/sign-in/passwords";
import { signOutEverywhere, signOutHere } from "#lib/web/sign-in/sign-out";
import { type Browser, createBrowser } from "#lib/web/testing/browser";

vi.mock("server-only", () => ({}));
let browser: Browser;
vi.mock("next/headers", () => ({ cookies: async () => browser.store, headers: async () => browser.headers() }));

const SITE = "http://site.example";
let server: AuthServer;
let mails: MailSink;

beforeAll(async () => {
  const database = await testDatabase();
  mails = await startMailSink();
  server = await startAuthServer({ databaseUrl: database.url, siteUrl: SITE, smtpUrl: mails.url, reuseSeconds: 0 });
  Object.assign(process.env, {
    SPORTSSYNC_MODE: "hosted",
    PUBLIC_URL: SITE,
    SUPABASE_URL: server.url,
    SUPABASE_PUBLISHABLE_KEY: server.publishableKey,
    SUPABASE_OAUTH: "google",
    S3_BUCKET: "rides",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "secret",
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await mails[Symbol.asyncDispose]();
    await database.drop();
  });
});
beforeEach(() => {
  browser = createBrowser();
});

async function member(name: string): Promise<{ email: string; password: string }> {
  const person = { email: `${name}@example.org`, password: "correct horse" };
  const admin = createClient(server.url, server.secretKey, { auth: { persistSession: false } }).auth.admin;
  expect((await admin.createUser({ ...person, email_confirm: true })).error).toBeNull();
  return person;
}
const mailsTo = (address: string) => mails.mails().filter((mail) => mail.recipients.includes(address));
/** The link in the newest mail to an address. */
async function linkTo(address: string): Promise<URL> {
  const mail = mailsTo(address).at(-1) ?? (await mails.next(address));
  return new URL(linkIn(mail));
}
/** Where a link leads in the end, as far as this site. */
async function follow(link: URL): Promise<URL> {
  return new URL(String((await fetch(link, { redirect: "manual" })).headers.get("location")));
}
const who = () => requireUser(browser.headers()).catch(({ code }) => code);

describe("a new person", () => {
  test("is signed in by the mailed link, comes back to where they were, and can then use their password", async () => {
    const person = { email: "new@example.org", password: "correct horse" };
    expect(await signUp(person, "/projects/new")).toEqual({ email: person.email, done: "mailed" });
    expect(await who()).toBe("unauthorized");
    expect(await signInByPassword(person)).toMatchObject({ problem: "unconfirmed" });

    const back = await follow(await linkTo(person.email));
    expect(back.href).toMatch(/^http:\/\/site\.example\/auth\/callback\?code=/);
    expect(await finishElsewhere(back.searchParams)).toBe("/projects/new");
    expect(await who()).toMatchObject({ email: person.email, by: "cookie" });

    browser = createBrowser();
    expect(await signInByPassword(person)).toBeUndefined();
    expect(await who()).toMatchObject({ email: person.email, by: "cookie" });
  });

  test("who opens the link in another browser is confirmed, and told to sign in there", async () => {
    const person = { email: "elsewhere@example.org", password: "correct horse" };
    await signUp(person, "/");
    browser = createBrowser();
    const back = await follow(await linkTo(person.email));
    expect(await finishElsewhere(back.searchParams)).toBe("/login?problem=other_browser");
    expect(await signInByPassword(person)).toBeUndefined();
  });

  test("gets the mail again on asking", async () => {
    const person = { email: "again@example.org", password: "correct horse" };
    await signUp(person, "/");
    const first = await linkTo(person.email);
    await mailConfirmation(person.email, "/settings");
    await vi.waitFor(() => expect(mailsTo(person.email)).toHaveLength(2));
    expect((await follow(first)).searchParams.get("error_code")).toBe("otp_expired");
    expect(await finishElsewhere((await follow(await linkTo(person.email))).searchParams)).toBe("/settings");
  });
});

test("nobody learns whether an address has an account", async () => {
  const { email } = await member("secret");
  const answers = async (address: string) => {
    const changed = { email: address, password: "something else" };
    return JSON.stringify([
      await signInByPassword(changed),
      await mailSignInLink(address, "/"),
      await mailPasswordLink(address),
      await mailConfirmation(address, "/"),
      await signUp(changed, "/"),
    ]).replaceAll(address, "ADDRESS");
  };
  expect(await answers(email)).toBe(await answers("stranger@example.org"));
  // Sign-up with a known address changes nothing about it.
  expect(await signInByPassword({ email, password: "something else" })).toMatchObject({ problem: "wrong" });
});

describe("a link that leads to this site itself", () => {
  const hashOf = async (email: string) => String((await linkTo(email)).searchParams.get("token"));

  test("signs in once, in any browser", async () => {
    const { email } = await member("linked");
    await mailSignInLink(email, "/");
    browser = createBrowser();
    const link = { token_hash: await hashOf(email), type: "email" };
    expect(await openLink(link)).toBe("/projects");
    expect(await who()).toMatchObject({ email });
    expect(await openLink(link)).toBe("/login?problem=link");
  });

  test("lets a forgotten password be chosen anew, which ends the other sessions and the old password", async () => {
    const person = await member("forgetful");
    await signInByPassword(person);
    const other = browser;
    browser = createBrowser();
    await mailPasswordLink(person.email);
    expect(await openLink({ token_hash: await hashOf(person.email), type: "recovery" })).toBe("/auth/password");
    expect(await choosePassword("short")).toEqual({ problem: "weak_password" });
    expect(await choosePassword(person.password)).toEqual({ problem: "same_password" });
    expect(await choosePassword("battery staple")).toEqual({ done: "changed" });

    expect(await refreshOf(other)).toBe("signed out");
    browser = createBrowser();
    expect(await signInByPassword(person)).toMatchObject({ problem: "wrong" });
    expect(await signInByPassword({ ...person, password: "battery staple" })).toBeUndefined();
  });

  test.each([{}, { token_hash: "x" }, { token_hash: ["x"], type: "email" }, { token_hash: "x", type: "sms" }])(
    "is refused when it is %j",
    async (given) => expect(await openLink(given)).toBe("/login?problem=link"),
  );
});

test("the same by the default mail: the code leads on to a new password", async () => {
  const { email } = await member("default-mail");
  await mailPasswordLink(email);
  const back = await follow(await linkTo(email));
  expect(await finishElsewhere(back.searchParams)).toBe("/auth/password");
});

test("a session by password may not choose another one without the current one", async () => {
  const person = await member("careful");
  await signInByPassword(person);
  expect(await choosePassword("battery staple")).toEqual({ problem: "link" });
  const change = (current: string, next: string) => changePassword(person.email, { current, next });
  expect(await change("guessed", "battery staple")).toEqual({ problem: "wrong_password" });
  expect(await change(person.password, "battery staple")).toEqual({ done: "changed" });
  expect(await who()).toMatchObject({ email: person.email });
  browser = createBrowser();
  expect(await signInByPassword({ ...person, password: "battery staple" })).toBeUndefined();
});

describe("another service", () => {
  const atProvider = async (address: string, answer: Record<string, string>) => {
    const page = await follow(new URL(address));
    const query = new URLSearchParams({ state: String(page.searchParams.get("state")), ...answer });
    return follow(new URL(`${server.issuer}/callback?${query}`));
  };

  test("says who they are, and they come back to where they were", async () => {
    const back = await atProvider(String(await startElsewhere("google", "/settings")), { email: "o@example.org" });
    expect(await finishElsewhere(back.searchParams)).toBe("/settings");
    expect(await who()).toMatchObject({ email: "o@example.org" });
  });

  test("that they turn away from leads to the sign-in page", async () => {
    const back = await atProvider(String(await startElsewhere("google", "/")), { error: "access_denied" });
    expect(await finishElsewhere(back.searchParams)).toBe("/login?problem=declined");
  });

  test("that is not set up is not there; a code that nobody asked for signs nobody in", async () => {
    expect(await startElsewhere("myspace", "/")).toBeUndefined();
    const back = await atProvider(String(await startElsewhere("google", "/")), { email: "o@example.org" });
    browser = createBrowser();
    expect(await finishElsewhere(back.searchParams)).toBe("/login?problem=other_browser");
    expect(await who()).toBe("unauthorized");
  });
});

/** Does something when a browser's access token has come to its end. */
async function atTheEndOf<Result>(of: Browser, work: () => Promise<Result>): Promise<Result> {
  const session = await readSessionCookie(of.headers());
  vi.useFakeTimers({ toFake: ["Date"], now: (session?.expires_at ?? 0) * 1000 });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

/** What becomes of a browser's session then. */
const refreshOf = (of: Browser) => atTheEndOf(of, () => refresh(of));

async function refresh(of: Browser): Promise<"refreshed" | "signed out" | "as it was"> {
  const refreshed = await refreshSession(of.headers());
  if (!refreshed) return "as it was";
  const response = new Response();
  refreshed.addTo(response);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  of.take(response);
  return (await readSessionCookie(of.headers())) ? "refreshed" : "signed out";
}

describe("a session", () => {
  test("is kept out of reach of scripts and other sites", async () => {
    await signInByPassword(await member("cookies"));
    const set = vi.spyOn(browser.store, "set");
    await signInByPassword({ email: "cookies@example.org", password: "correct horse" });
    expect(set).toHaveBeenCalledWith(
      "sportssync",
      expect.stringMatching(/^base64-/),
      expect.objectContaining({ httpOnly: true, sameSite: "lax", path: "/", secure: false }),
    );
    // Nothing about the person lies in it but the tokens.
    const [{ value } = { value: "" }] = browser.store.getAll();
    const kept = JSON.parse(Buffer.from(value.slice("base64-".length), "base64url").toString());
    expect(Object.keys(kept).sort()).toEqual([
      "access_token",
      "expires_at",
      "expires_in",
      "refresh_token",
      "token_type",
    ]);
  });

  test("is exchanged near its end only, and the request goes on with the new tokens", async () => {
    const person = await member("refresh");
    await signInByPassword(person);
    expect(await refreshSession(browser.headers())).toBeUndefined();
    const before = await readSessionCookie(browser.headers());
    expect(await refreshOf(browser)).toBe("refreshed");
    const after = await readSessionCookie(browser.headers());
    expect(after?.refresh_token).not.toBe(before?.refresh_token);
    expect(await who()).toMatchObject({ email: person.email });
  });

  test("that two requests exchange at once stays one", async () => {
    await signInByPassword(await member("parallel"));
    const twin = createBrowser();
    for (const { name, value } of browser.store.getAll()) twin.store.set(name, value);
    const both = () => Promise.all([refresh(browser), refresh(twin)]);
    expect(await atTheEndOf(browser, both)).toEqual(["refreshed", "refreshed"]);
    expect(await refreshOf(twin)).toBe("refreshed");
    expect(await refreshOf(browser)).toBe("refreshed");
  });

  test("whose old tokens turn up again later is ended for whoever holds it", async () => {
    await signInByPassword(await member("stolen"));
    const thief = createBrowser();
    for (const { name, value } of browser.store.getAll()) thief.store.set(name, value);
    expect(await refreshOf(browser)).toBe("refreshed");
    expect(await refreshOf(browser)).toBe("refreshed");
    expect(await refreshOf(thief)).toBe("signed out");
    expect(await refreshOf(browser)).toBe("signed out");
  });

  test("stays when the sign-in service has no time for it: somebody else may have asked too often", async () => {
    await signInByPassword(await member("crowd"));
    const tooMany = { code: "over_request_rate_limit", message: "Request rate limit reached" };
    vi.stubGlobal("fetch", async () => Response.json(tooMany, { status: 429 }));
    try {
      await expect(refreshOf(browser)).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      vi.unstubAllGlobals();
    }
    expect(await refreshOf(browser)).toBe("refreshed");
  });

  test("stays while the sign-in service does not answer", async () => {
    await signInByPassword(await member("outage"));
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    try {
      await expect(refreshOf(browser)).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      vi.unstubAllGlobals();
    }
    expect(await refreshOf(browser)).toBe("refreshed");
  });

  test("ended here leaves others; ended everywhere leaves none", async () => {
    const person = await member("leaver");
    const [one, two, three] = [createBrowser(), createBrowser(), createBrowser()];
    for (const each of [one, two, three]) {
      browser = each;
      await signInByPassword(person);
    }
    await signOutHere();
    expect(three.names()).toEqual([]);
    browser = one;
    expect(await signOutEverywhere()).toBeUndefined();
    expect(one.names()).toEqual([]);
    expect(await refreshOf(two)).toBe("signed out");
  });
});
