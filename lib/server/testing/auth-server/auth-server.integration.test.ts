import { createClient } from "@supabase/supabase-js";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AuthServer, startAuthServer } from "#lib/server/testing/auth-server/start-auth-server";
import { linkIn } from "#lib/server/testing/link-in";
import { type MailSink, startMailSink } from "#lib/server/testing/mail-sink";
import { testDatabase } from "#lib/server/testing/test-database";

const SITE = "http://site.example";
let server: AuthServer;
let mails: MailSink;

beforeAll(async () => {
  const database = await testDatabase();
  mails = await startMailSink();
  server = await startAuthServer({ databaseUrl: database.url, siteUrl: SITE, smtpUrl: mails.url, reuseSeconds: 0 });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await mails[Symbol.asyncDispose]();
    await database.drop();
  });
});

/** A browser's client: keeps its session in memory. */
const client = (flowType: "pkce" | "implicit" = "implicit") => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const auth = { flowType, storage, persistSession: true, autoRefreshToken: false, detectSessionInUrl: false } as const;
  return createClient(server.url, server.publishableKey, { auth }).auth;
};
const admin = () => createClient(server.url, server.secretKey, { auth: { persistSession: false } }).auth.admin;

async function member(name: string): Promise<{ email: string; password: string }> {
  const person = { email: `${name}@example.org`, password: "correct horse" };
  const { error } = await admin().createUser({ ...person, email_confirm: true });
  expect(error).toBeNull();
  return person;
}

const mailsTo = (address: string) => mails.mails().filter((mail) => mail.recipients.includes(address));
/** The link in the newest mail to an address. */
async function linkTo(address: string): Promise<string> {
  await mails.next(address);
  const mail = mailsTo(address).at(-1);
  return mail ? linkIn(mail) : "";
}

/** Follows a mailed link as a browser does, as far as the site. */
async function follow(link: string): Promise<URL> {
  const answer = await fetch(link, { redirect: "manual" });
  return new URL(String(answer.headers.get("location")));
}

describe("signing up", () => {
  test("an account can be used once the mailed link was opened, in the browser that asked for it", async () => {
    const person = { email: "new@example.org", password: "correct horse" };
    const auth = client("pkce");
    const made = await auth.signUp({ ...person, options: { emailRedirectTo: `${SITE}/auth/callback` } });
    expect(made.data.session).toBeNull();
    expect((await auth.signInWithPassword(person)).error?.code).toBe("email_not_confirmed");

    const back = await follow(await linkTo(person.email));
    expect(back.origin + back.pathname).toBe(`${SITE}/auth/callback`);
    const code = String(back.searchParams.get("code"));
    expect((await client("pkce").exchangeCodeForSession(code)).error).not.toBeNull();
    const { data } = await auth.exchangeCodeForSession(code);
    expect(data.user?.email).toBe(person.email);
    expect((await auth.exchangeCodeForSession(code)).error).not.toBeNull();
    expect((await client().signInWithPassword(person)).error).toBeNull();
  });

  test("with an address that has an account looks the same and changes nothing", async () => {
    const person = await member("twice");
    const { data, error } = await client().signUp({ email: person.email, password: "another one" });
    expect(error).toBeNull();
    expect(data.user?.identities).toEqual([]);
    expect(mailsTo(person.email)).toHaveLength(0);
    expect((await client().signInWithPassword({ ...person, password: "another one" })).error?.code).toBe(
      "invalid_credentials",
    );
  });
});

describe("a session", () => {
  test("is refreshed; the last used token is answered again, an older one ends the whole family", async () => {
    const person = await member("refresh");
    const first = (await client().signInWithPassword(person)).data.session;
    const refresh = (refresh_token: string) => client().refreshSession({ refresh_token });
    const second = (await refresh(String(first?.refresh_token))).data.session;
    expect(second?.refresh_token).not.toBe(first?.refresh_token);
    // The answer may have been lost on its way.
    const again = (await refresh(String(first?.refresh_token))).data.session;
    expect(again?.refresh_token).toBe(second?.refresh_token);
    const third = (await refresh(String(second?.refresh_token))).data.session;
    expect(decodeJwt(String(third?.access_token)).session_id).toBe(decodeJwt(String(first?.access_token)).session_id);

    expect((await refresh(String(first?.refresh_token))).error?.code).toBe("refresh_token_already_used");
    expect((await refresh(String(third?.refresh_token))).error?.code).toBe("refresh_token_already_used");
  });

  test("ends everywhere by a sign-out everywhere, here alone by one here", async () => {
    const person = await member("leaver");
    const [here, there, third] = [client(), client(), client()];
    for (const auth of [here, there, third]) await auth.signInWithPassword(person);
    const tokenThere = (await there.getSession()).data.session;
    await third.signOut({ scope: "local" });
    expect((await there.getUser()).error).toBeNull();

    await here.signOut({ scope: "global" });
    expect((await there.getUser(tokenThere?.access_token)).error?.name).toBe("AuthSessionMissingError");
    expect((await client().refreshSession({ refresh_token: String(tokenThere?.refresh_token) })).error).not.toBeNull();
  });

  test("of others ends with a new password", async () => {
    const person = await member("changer");
    const [here, there] = [client(), client()];
    for (const auth of [here, there]) await auth.signInWithPassword(person);
    expect((await here.updateUser({ password: "short" })).error?.code).toBe("weak_password");
    expect((await here.updateUser({ password: "battery staple" })).error).toBeNull();
    expect((await here.getUser()).error).toBeNull();
    expect((await there.getUser()).error?.name).toBe("AuthSessionMissingError");
  });
});

describe("a mailed link", () => {
  test("signs in by its hash, once", async () => {
    const { email } = await member("linked");
    await client().signInWithOtp({ email, options: { shouldCreateUser: false } });
    const token_hash = String(new URL(await linkTo(email)).searchParams.get("token"));
    const opened = await client().verifyOtp({ type: "email", token_hash });
    expect(opened.data.user?.email).toBe(email);
    expect((await client().verifyOtp({ type: "email", token_hash })).error?.code).toBe("otp_expired");
  });

  test("that was used leads back with the reason", async () => {
    const { email } = await member("late");
    await client("pkce").resetPasswordForEmail(email, { redirectTo: `${SITE}/auth/callback?next=/auth/reset` });
    const link = await linkTo(email);
    expect((await follow(link)).searchParams.get("code")).toBeTruthy();
    expect((await follow(link)).searchParams.get("error_code")).toBe("otp_expired");
  });

  test("leads to no other site", async () => {
    const { email } = await member("lured");
    await client().resetPasswordForEmail(email, { redirectTo: "http://evil.example/auth/callback" });
    expect((await follow(await linkTo(email))).origin).toBe(SITE);
  });

  test("is sent to nobody without an account, and the answer does not tell", async () => {
    const { error } = await client().resetPasswordForEmail("nobody@example.org");
    expect(error).toBeNull();
    expect(mailsTo("nobody@example.org")).toHaveLength(0);
  });
});

describe("OAuth", () => {
  test("goes by the provider's page and back with a code for the browser that began", async () => {
    const auth = client("pkce");
    const options = { redirectTo: `${SITE}/auth/callback`, skipBrowserRedirect: true };
    const { data } = await auth.signInWithOAuth({ provider: "google", options });
    const page = await follow(String(data.url));
    const callback = new URL(`${server.issuer}/callback`);
    callback.search = String(
      new URLSearchParams({ state: String(page.searchParams.get("state")), email: "o@example.org" }),
    );
    const back = await follow(callback.href);
    const session = await auth.exchangeCodeForSession(String(back.searchParams.get("code")));
    expect(session.data.user?.app_metadata.providers).toEqual(["google"]);
  });
});

describe("the keys", () => {
  test("are told, and the one before the newest stays good", async () => {
    const person = await member("keys");
    const auth = client();
    await auth.signInWithPassword(person);
    await server.rotateKeys();
    expect((await auth.getUser()).error).toBeNull();
    const told = await (await fetch(`${server.issuer}/.well-known/jwks.json`)).json();
    expect(told.keys).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('"d"');
    await server.rotateKeys();
    expect((await auth.getUser()).error?.code).toBe("bad_jwt");
  });

  test("of the API are asked for: the secret one for people, either one for anything else", async () => {
    const list = (apikey: string) => fetch(`${server.issuer}/admin/users`, { headers: { apikey } });
    expect((await list("")).status).toBe(401);
    expect((await list(server.publishableKey)).status).toBe(403);
    expect((await list(server.secretKey)).status).toBe(200);
  });
});
