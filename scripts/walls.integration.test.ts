import { createClient } from "@supabase/supabase-js";
import { decodeProtectedHeader, generateKeyPair, SignJWT } from "jose";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closeDb } from "#lib/server/db/client";
import { RATE_LIMITS } from "#lib/server/limits/rate-limits";
import { markdownTable } from "./markdown-table.ts";
import type { SignedUp } from "./testing/sign-up.ts";
import { type HostedStack, hostedStackLacks, startHosted } from "./testing/start-hosted.ts";
import { makeRows, type Rows, secretsOf } from "./testing/walls-rows.ts";
import { type Line, MIXED, WALLS } from "./testing/walls-table.ts";

vi.mock("server-only", () => ({}));

const READS = new Set(["GET", "HEAD"]);
const FOREIGN = "https://evil.example";

const lacks = hostedStackLacks();

describe.skipIf(lacks !== undefined)(`the walls of the API${lacks ? ` (skipped: ${lacks})` : ""}`, () => {
  let stack: HostedStack;
  let sql: postgres.Sql;
  let anna: SignedUp;
  let ben: SignedUp;
  let forged: string;
  let clients = 0;

  beforeAll(async () => {
    // One trusted proxy: the test itself, which says for whom it asks.
    const env = { TRUSTED_PROXIES: "1", DEFAULT_PLAN: "unlimited" };
    stack = await startHosted({ workers: 0, env });
    Object.assign(process.env, stack.env, { LOG_LEVEL: "silent" });
    sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => {} });
    anna = await stack.signUp(address("anna"));
    ben = await stack.signUp(address("ben"));
    // A key of another's, which says that it is the server's.
    const { privateKey } = await generateKeyPair("ES256");
    const kid = decodeProtectedHeader(anna.accessToken).kid ?? "";
    forged = await new SignJWT({ email: anna.email, role: "authenticated" })
      .setProtectedHeader({ alg: "ES256", kid })
      .setIssuer(stack.auth.issuer)
      .setAudience("authenticated")
      .setSubject(anna.id)
      .setExpirationTime("1h")
      .sign(privateKey);
  });
  afterAll(async () => {
    await closeDb();
    await sql?.end();
    await stack?.stop();
  });

  type Asked = ReturnType<NonNullable<Line["ask"]>>;
  async function ask(operation: string, { path = {}, query, body }: Asked, headers: Record<string, string>) {
    const [method = "", template = ""] = operation.split(" ");
    const url = new URL(
      template.replace(/\{(\w+)\}/g, (_, name) => path[name] ?? ""),
      stack.url,
    );
    url.search = new URLSearchParams(query).toString();
    const response = await fetch(url, {
      method,
      headers: {
        ...headers,
        ...client(),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** A client of its own for every operation: the walls are what is looked at, not the limits. */
  const client = () => ({ "x-forwarded-for": `10.0.${clients >> 8}.${clients & 255}` });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  /** The session as the browser keeps and sends it. */
  function cookie({ accessToken }: SignedUp) {
    return cookieOf({ access_token: accessToken, refresh_token: "none", expires_at: Date.now() / 1000 + 3000 });
  }

  /** What everything of a person looks like, in every table that names an owner. */
  async function stateOf({ id }: SignedUp): Promise<unknown> {
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'owner_id' order by 1`;
    const states = tables.map(async ({ name }) => {
      const rows = await sql.unsafe(`select md5(t::text) as sum from ${name} t where owner_id = $1 order by 1`, [id]);
      return [name, rows.map(({ sum }) => sum)];
    });
    return Object.fromEntries(await Promise.all(states));
  }

  test("each answers strangers, others, the owner and foreign pages as its line says, and gives nothing away", async () => {
    const seen: { operation: string; cells: Record<string, number> }[] = [];
    for (const [operation, line] of Object.entries(WALLS)) {
      clients++;
      const rows = await makeRows(anna, `annas-${crypto.randomUUID()}`);
      const request = () => line.ask?.(rows) ?? {};
      const before = await stateOf(anna);
      const isRead = READS.has(operation.split(" ")[0] ?? "");
      const cells: Record<string, number> = {};
      const foreign = { ...cookie(anna), origin: FOREIGN, "sec-fetch-site": "cross-site" };
      const others = {
        stranger: {},
        forged: bearer(forged),
        other: bearer(ben.accessToken),
        "other, cookie": cookie(ben),
      };
      for (const [role, headers] of Object.entries(others)) {
        // As a page of ours would send it.
        const own: Record<string, string> =
          "cookie" in headers ? { origin: stack.url, "sec-fetch-site": "same-origin" } : {};
        const answer = await ask(operation, request(), { ...headers, ...own });
        cells[role] = answer.status;
        if (line.stranger !== 200) expect(leaks(rows, answer.text), `${operation}, ${role}`).toEqual([]);
      }
      if (!isRead) cells["foreign page"] = (await ask(operation, request(), foreign)).status;
      expect(await stateOf(anna), `${operation} changed something of the owner's`).toEqual(before);
      cells.owner = (await ask(operation, request(), bearer(anna.accessToken))).status;
      if (line.once) anna = await stack.signUp(address("anna"));
      const again = line.ask?.(await makeRows(anna, "annas")) ?? {};
      const page = { ...cookie(anna), origin: stack.url, "sec-fetch-site": "same-origin" };
      cells["owner, cookie"] = (await ask(operation, again, page)).status;
      if (line.once) anna = await stack.signUp(address("anna"));
      seen.push({ operation, cells });
    }
    const roles = ["stranger", "forged", "other", "other, cookie", "foreign page", "owner", "owner, cookie"];
    const columns = roles.map(
      (role) => [role, ({ cells }: (typeof seen)[number]) => String(cells[role] ?? "")] as const,
    );
    console.log(markdownTable([["operation", (row) => row.operation], ...columns], seen));
    expect(seen).toEqual(
      Object.entries(WALLS).map(([operation, line]) => ({ operation, cells: expectedOf(operation, line) })),
    );
  });

  test("nothing of another's can be put into one's own", async () => {
    const seen: Record<string, number> = {};
    for (const [name, { operation, ask: asked }] of Object.entries(MIXED)) {
      clients++;
      const theirs = await makeRows(anna, `annas-${crypto.randomUUID()}`);
      const before = await stateOf(anna);
      const request = asked(await makeRows(ben, "bens"), theirs);
      const answer = await ask(operation, request, bearer(ben.accessToken));
      seen[name] = answer.status;
      expect(leaks(theirs, answer.text), name).toEqual([]);
      expect(await stateOf(anna), name).toEqual(before);
    }
    expect(seen).toEqual(Object.fromEntries(Object.entries(MIXED).map(([name, { status }]) => [name, status])));
  });

  test("no answer of the API is kept by a cache, runs as a page or can be framed", async () => {
    for (const path of ["/api/projects", "/api/health", "/api/nothing"]) {
      const { headers } = await fetch(stack.url + path, { headers: bearer(anna.accessToken) });
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
      expect(headers.get("x-frame-options"), path).toBe("DENY");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    }
  });

  test("a session that is exchanged on the way comes back out of reach of scripts and of other sites", async () => {
    const { auth } = createClient(stack.auth.url, stack.auth.publishableKey, { auth: { persistSession: false } });
    const { data } = await auth.signInWithPassword({ email: ben.email, password: ben.password });
    const { access_token, refresh_token } = data.session!;
    for (const path of ["/api/projects", "/projects"]) {
      const session = { access_token, refresh_token, expires_at: Date.now() / 1000 + 10 };
      const response = await fetch(stack.url + path, { headers: { ...cookieOf(session), ...client() } });
      expect([path, response.status]).toEqual([path, 200]);
      const given = response.headers.getSetCookie();
      expect(given.length, path).toBeGreaterThan(0);
      for (const line of given) {
        expect(line).toMatch(/^sportssync(\.\d)?=/);
        expect(line.split("; ").slice(1)).toEqual(expect.arrayContaining(["HttpOnly", "SameSite=Lax", "Path=/"]));
        expect(line).not.toContain("Domain=");
      }
      expect(response.headers.get("cache-control"), path).toContain("no-store");
    }
  });

  test("a form that another site sends to a page is refused before the page is begun", async () => {
    const body = new URLSearchParams({ email: ben.email, password: ben.password });
    const senders: Record<string, string>[] = [
      { origin: FOREIGN, "sec-fetch-site": "cross-site" },
      { origin: "null" },
      {},
    ];
    // Next's "not found" page takes the forms of every page, wherever it stands.
    const paths = ["/login", "/nothing", "/fonts/nothing", "/icon.svgx", "/_next/imagex", "/unsubscribe/a/b"];
    for (const [path, headers] of paths.flatMap((path) => senders.map((sender) => [path, sender] as const))) {
      const response = await fetch(stack.url + path, { method: "POST", body, headers: { ...headers, ...client() } });
      expect(response.status, path).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(await response.text()).toContain("This request came from another website, so it was refused.");
    }
  });

  test("whatever is answered as a page has a policy and cannot be framed", async () => {
    const paths = [
      "/",
      "/login",
      "/nothing",
      "/fonts/nothing",
      "/icon.svg",
      "/icon.svgx",
      "/s/nothing",
      "/unsubscribe/a",
    ];
    for (const path of [...paths, "/_next/image?url=%2Fnothing.jpg&w=640&q=75"]) {
      const { headers } = await fetch(stack.url + path, { headers: client(), redirect: "manual" });
      const policy = headers.get("content-security-policy");
      expect(policy, path).toContain("default-src 'none'");
      expect(policy?.includes("'nonce-"), path).toBe(
        ["/", "/login", "/nothing", "/icon.svgx", "/unsubscribe/a"].includes(path),
      );
      expect(headers.get("x-frame-options"), path).toBe("DENY");
    }
  });

  test("made-up sessions are handed to the sign-in service no more often than one address may", async () => {
    const { points } = RATE_LIMITS.refresh;
    const made = () => cookieOf({ access_token: "a.b.c", refresh_token: crypto.randomUUID(), expires_at: 1 });
    const from = { "x-forwarded-for": "203.0.113.77" };
    const answers = await Promise.all(
      Array.from({ length: points + 5 }, () => fetch(`${stack.url}/api/projects`, { headers: { ...made(), ...from } })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(points);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });

  test("a flood from one address is stopped at the limit, whatever it claims to be; others go on", async () => {
    const from = (chain: string) => fetch(`${stack.url}/api/projects`, { headers: { "x-forwarded-for": chain } });
    const { points, seconds } = RATE_LIMITS.stranger;
    const flood = Array.from({ length: points + 40 }, (_, index) => from(`192.0.2.${index}, 203.0.113.9`));
    const answers = await Promise.all(flood);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(points);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(40);
    for (const { headers } of refused) {
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
      expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(seconds);
    }
    expect((await refused[0]?.json())?.error).toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(
        /^Too many requests without signing in in a short time\. Try again in \d+ seconds?\.$/,
      ),
    });
    expect((await from("203.0.113.10")).status).toBe(401);
  });
});

function expectedOf(operation: string, { stranger = 401, other, owner }: Line): Record<string, number> {
  const isOpen = stranger !== 401;
  return {
    ...{ stranger, forged: stranger, other, "other, cookie": other },
    ...(!READS.has(operation.split(" ")[0] ?? "") && { "foreign page": isOpen ? stranger : 403 }),
    ...{ owner, "owner, cookie": owner },
  };
}

const leaks = (rows: Rows, text: string) => secretsOf(rows).filter((secret) => text.includes(secret));
const address = (name: string) => `${name}-${crypto.randomUUID()}@rides.example`;

const cookieOf = (session: { access_token: string; refresh_token: string; expires_at: number }) => ({
  cookie: `sportssync=base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`,
});
