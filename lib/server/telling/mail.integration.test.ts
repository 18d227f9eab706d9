import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { accounts, deliveries, notices, renders } from "#lib/server/db/schema";
import { ownerOf } from "#lib/server/mail/unsubscribe";
import { tell } from "#lib/server/notices";
import { failRender } from "#lib/server/render-claim";
import { createShare } from "#lib/server/shares";
import { deliver } from "#lib/server/telling/deliver";
import type { MailSink } from "#lib/server/testing/mail-sink";
import { mailedDatabase } from "#lib/server/testing/mailed-database";
import { finishRender, orderRender } from "#lib/server/testing/order-render";

let sink: MailSink;
let drop: () => Promise<void>;
/** What the server says to the next mails instead of taking them. */
let refusals: number[] = [];
const refusal = () => {
  const responseCode = refusals.shift();
  return responseCode && Object.assign(new Error("no"), { responseCode });
};
beforeAll(async () => {
  ({ sink, drop } = await mailedDatabase({
    onRcptTo: (_address, _session, done) => done(refusal() || null),
  }));
});
afterAll(() => drop());

let ownerId: string;
let email: string;
beforeEach(async () => {
  ownerId = randomUUID();
  email = `${ownerId}@rider.test`;
  await db().insert(accounts).values({ id: ownerId, email });
});
afterEach(() => {
  refusals = [];
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const mine = () => sink.mails().filter((mail) => mail.recipients.includes(email));

async function told(): Promise<(typeof deliveries.$inferSelect)[]> {
  const rows = await db()
    .select({ delivery: deliveries })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.noticeId))
    .where(eq(notices.ownerId, ownerId));
  return rows.map(({ delivery }) => delivery);
}
const only = async () => {
  const rows = await told();
  expect(rows).toHaveLength(1);
  return rows[0]!;
};
/** The tries that the queue holds for a delivery: how many were made before each, and in how many seconds it is due. */
async function queued(id: string) {
  return db().execute<{ attempt: number; pause: number }>(sql`
    select (data ->> 'attempt')::int as attempt, round(extract(epoch from start_after - created_on))::int as pause
    from pgboss.job where name = 'notify' and data ->> 'deliveryId' = ${id} order by 1`);
}
async function titled(title: string): Promise<string> {
  const { id } = await orderRender(ownerId);
  await db().execute(
    sql`update renders set "order" = jsonb_set("order", '{title}', ${JSON.stringify(title)}::jsonb) where id = ${id}`,
  );
  return id;
}

describe("a render that is done", () => {
  test("is told in its own transaction, once, with links to its page and its share", async () => {
    const { id } = await orderRender(ownerId);
    await finishRender(id, inDays(30));
    const { url } = await createShare(ownerId, id);
    const delivery = await only();
    expect(await queued(delivery.id)).toEqual([{ attempt: 0, pause: 0 }]);
    await deliver({ deliveryId: delivery.id, attempt: 0 });

    const [mail, ...others] = mine();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: 'Your video "Ride" is ready',
      from: { name: "SportsSync", address: "rides@sportssync.test" },
      to: [{ address: email }],
      messageId: `<${delivery.noticeId}@sportssync.test>`,
    });
    for (const body of [mail!.text, mail!.html]) {
      expect(body).toContain(`https://sportssync.test/renders/${id}`);
      expect(body).toContain(url);
    }
    const header = (name: string) => mail!.headers.find(({ key }) => key === name)?.value;
    const off = /^<(https:\/\/sportssync\.test\/unsubscribe\/([\w-]+))>$/.exec(header("list-unsubscribe") ?? "");
    expect(await ownerOf(off![2]!)).toBe(ownerId);
    expect(mail!.text).toContain(off![1]);
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(header("auto-submitted")).toBe("auto-generated");
    expect(await only()).toMatchObject({ status: "sent", attempts: 1, problem: null });
  });

  test("is not told when the transaction that ends it fails", async () => {
    const { id } = await orderRender(ownerId);
    const failing = db().transaction(async (tx) => {
      await tell(tx, { ownerId, kind: "render.done", renderId: id });
      throw new Error("the machine stumbled");
    });
    await expect(failing).rejects.toThrow("stumbled");
    expect(await told()).toEqual([]);
  });

  test("is told once, however often and from wherever it is noticed", async () => {
    const { id } = await orderRender(ownerId);
    const tells = Array.from({ length: 20 }, () =>
      db().transaction((tx) => tell(tx, { ownerId, kind: "render.expiring", renderId: id })),
    );
    await Promise.all(tells);
    expect(await told()).toHaveLength(1);
  });
});

describe("nobody is written to", () => {
  test.each([
    ["who does not want mail", { mailWanted: false }],
    ["whose account is being deleted", { erasingSince: new Date() }],
    ["who has no address", { email: null }],
  ])("%s", async (_who, change) => {
    const { id } = await orderRender(ownerId);
    await db().update(accounts).set(change).where(eq(accounts.id, ownerId));
    await finishRender(id, inDays(30));
    expect(await told()).toEqual([]);
  });

  test.each([
    ["mail was switched off", { mailWanted: false }, /switched off/],
    ["the account is being deleted", { erasingSince: new Date() }, /being deleted/],
  ])("when, before it is sent, %s", async (_what, change, problem) => {
    const { id } = await orderRender(ownerId);
    await finishRender(id, inDays(30));
    const { id: deliveryId } = await only();
    await db().update(accounts).set(change).where(eq(accounts.id, ownerId));
    await deliver({ deliveryId, attempt: 0 });
    expect(mine()).toEqual([]);
    expect(await only()).toMatchObject({ status: "failed", problem: expect.stringMatching(problem) });
  });

  test("of an expiry that was put off meanwhile", async () => {
    const { id } = await orderRender(ownerId);
    await finishRender(id, inDays(3));
    await db().transaction((tx) => tell(tx, { ownerId, kind: "render.expiring", renderId: id }));
    const expiring = (await told()).at(-1)!;
    await db()
      .update(renders)
      .set({ extendedAt: inDays(0.001) })
      .where(eq(renders.id, id));
    await deliver({ deliveryId: expiring.id, attempt: 0 });
    expect(mine()).toEqual([]);
  });
});

describe("a mail server", () => {
  async function failed(problem = "The video is damaged."): Promise<string> {
    const { id } = await orderRender(ownerId);
    await failRender(id, problem);
    return (await only()).id;
  }

  test("that is out of order is asked again later, and the mail comes once", async () => {
    const deliveryId = await failed();
    refusals = [451];
    await deliver({ deliveryId, attempt: 0 });
    expect(await only()).toMatchObject({ status: "waiting", attempts: 1, problem: "The mail server answered 451." });
    expect(await queued(deliveryId)).toEqual([
      { attempt: 0, pause: 0 },
      { attempt: 1, pause: 10 },
    ]);
    await deliver({ deliveryId, attempt: 1 });
    expect(mine()).toHaveLength(1);
    expect(mine()[0]!.text).toContain("The video is damaged.");
    expect(await only()).toMatchObject({ status: "sent", attempts: 2 });
  });

  test("that does not know the address is not asked again", async () => {
    const deliveryId = await failed();
    refusals = [550];
    await deliver({ deliveryId, attempt: 0 });
    expect(await only()).toMatchObject({ status: "failed", problem: expect.stringContaining("your address") });
    expect(await queued(deliveryId)).toHaveLength(1);
  });

  test("gets no second mail from a job that runs again: after it was sent, while it is sent, and after a crash", async () => {
    const deliveryId = await failed();
    await Promise.all(Array.from({ length: 5 }, () => deliver({ deliveryId, attempt: 0 })));
    await deliver({ deliveryId, attempt: 0 });
    expect(mine().length).toBeLessThanOrEqual(1);

    // As a worker leaves it that was killed between the claim and the server's answer.
    await db().update(deliveries).set({ status: "sending", attempts: 1 }).where(eq(deliveries.id, deliveryId));
    const before = mine().length;
    await deliver({ deliveryId, attempt: 0 });
    expect(mine()).toHaveLength(before);
    expect(await only()).toMatchObject({ status: "failed", problem: expect.stringContaining("not known") });
  });

  test("is given up after eight tries over about a day", async () => {
    const deliveryId = await failed();
    refusals = Array.from({ length: 8 }, () => 421);
    for (let attempt = 0; attempt < 8; attempt++) await deliver({ deliveryId, attempt });
    expect(await only()).toMatchObject({ status: "failed", attempts: 8 });
    const tries = await queued(deliveryId);
    expect(tries).toHaveLength(8);
    const hours = tries.reduce((sum, { pause }) => sum + pause, 0) / 3600;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(26);
  });
});

describe("a hostile title", () => {
  test.each([
    ["a header", 'Ride\r\nBcc: victim@rider.test\r\n\r\n<script>alert("x")</script>'],
    ["HTML", '"><img src=https://evil.test/x onerror=alert(1)>&amp;<a href="https://evil.test">'],
    ["turned text and signs of control", "abc\u202egpj.exe\u2066\u0007\u200f"],
    ["other scripts and emoji", "Größe 登山 🚵‍♀️ рывок"],
    ["an endless line", "a".repeat(5_000)],
  ])("%s stays a title", async (_what, title) => {
    const id = await titled(title);
    await finishRender(id, inDays(30));
    await deliver({ deliveryId: (await only()).id, attempt: 0 });
    const [mail, ...others] = mine();
    expect(others).toEqual([]);
    expect(mail!.recipients).toEqual([email]);
    expect(mail!.bcc ?? []).toEqual([]);
    expect(mail!.to).toHaveLength(1);
    expect(mail!.subject).toMatch(/^Your video ".*" is ready$/);
    expect(mail!.subject!.length).toBeLessThan(120);
    expect(mail!.subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(mail!.html).not.toMatch(/<(script|img)|<a href="https:\/\/evil/);
    const links = [...mail!.html!.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    for (const href of links) expect(href).toMatch(/^https:\/\/sportssync\.test\//);
    const lines = mail!.source.split("\r\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
    if (title.includes("登山")) expect(mail!.subject).toContain("Größe 登山 🚵‍♀️ рывок");
  });

  test.each([
    ["two addresses", "a@rider.test, b@rider.test"],
    ["a name", "A <a@rider.test>"],
    ["a header", "a@rider.test\r\nBcc: b@rider.test"],
    ["none", "nobody"],
  ])("nor does an address carry more than one person: %s", async (_what, address) => {
    await db().update(accounts).set({ email: address }).where(eq(accounts.id, ownerId));
    const { id } = await orderRender(ownerId);
    await finishRender(id, inDays(30));
    const before = sink.mails().length;
    await deliver({ deliveryId: (await only()).id, attempt: 0 });
    expect(sink.mails()).toHaveLength(before);
    expect(await only()).toMatchObject({ status: "failed", problem: "Your account has no usable mail address." });
  });
});
