import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { accounts, deliveries, notices, webhooks } from "#lib/server/db/schema";
import { type AddressRule, PUBLIC_ONLY } from "#lib/server/net/resolve-public";
import { failRender } from "#lib/server/render-claim";
import { deliver } from "#lib/server/telling/deliver";
import type { MailSink } from "#lib/server/testing/mail-sink";
import { mailedDatabase } from "#lib/server/testing/mailed-database";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { addWebhook, listWebhooks, removeWebhook, stopWebhook, testWebhook } from "#lib/server/webhooks";

let sink: MailSink;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ sink, drop } = await mailedDatabase());
});
afterAll(() => drop());

let ownerId: string;
beforeEach(() => {
  ownerId = randomUUID();
});
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Asked = { headers: Record<string, unknown>; body: string };
const OK: RequestListener = (_, response) => response.writeHead(204).end();

/** A program of a person's own: keeps what it is told and answers by turns. */
async function receiver(...answers: RequestListener[]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ headers: request.headers, body });
    (answers.shift() ?? OK)(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks` };
}
const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end();

async function done(): Promise<string> {
  const { id } = await orderRender(ownerId);
  await finishRender(id, new Date(Date.now() + 30 * 86_400_000));
  return id;
}
async function told() {
  const rows = await db()
    .select({ delivery: deliveries })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.noticeId))
    .where(eq(notices.ownerId, ownerId))
    .orderBy(deliveries.createdAt);
  return rows.map(({ delivery }) => delivery);
}
/** Tries a delivery until it has ended, as the queue does, without its pauses. */
async function exhaust(deliveryId: string, rule?: AddressRule): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) await deliver({ deliveryId, attempt }, rule);
}

/** The ten lines that the README gives to those who write receivers. */
function verify({ headers, body }: Asked, secret: string): boolean {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  const given = String(headers["webhook-signature"]);
  const isFresh = Math.abs(Date.now() / 1000 - Number(headers["webhook-timestamp"])) < 300;
  return isFresh && given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

describe("a webhook", () => {
  test("is told of a render in a signed message that a receiver can check, and of nothing twice", async () => {
    const { url, asked } = await receiver();
    const { secret, id } = await addWebhook(ownerId, url);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const renderId = await done();
    const [delivery] = await told();
    await deliver({ deliveryId: delivery!.id, attempt: 0 });
    await deliver({ deliveryId: delivery!.id, attempt: 0 });

    expect(asked).toHaveLength(1);
    const [message] = asked;
    expect(message!.headers).toMatchObject({ "content-type": "application/json", "webhook-id": delivery!.noticeId });
    expect(verify(message!, secret)).toBe(true);
    expect(verify({ ...message!, body: message!.body.replace("done", "gone") }, secret)).toBe(false);
    expect(verify(message!, (await addWebhook(ownerId, `${url}/other`)).secret)).toBe(false);
    expect(JSON.parse(message!.body)).toMatchObject({
      id: delivery!.noticeId,
      type: "render.done",
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        renderId,
        title: "Ride",
        status: "done",
        problem: null,
        url: `https://sportssync.test/renders/${renderId}`,
      },
    });
    const [listed] = await listWebhooks(ownerId);
    expect(listed).toMatchObject({ id, url, stoppedAt: null });
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect(listed!.deliveries).toMatchObject([
      { type: "render.done", renderId, title: "Ride", status: "sent", attempts: 1 },
    ]);
  });

  test("that fails twice gets the same message a third time, signed anew", async () => {
    const { url, asked } = await receiver(status(500), status(429));
    const { secret } = await addWebhook(ownerId, url);
    const { id } = await orderRender(ownerId);
    await failRender(id, "The video is damaged.");
    const deliveryId = (await told())[0]!.id;
    await deliver({ deliveryId, attempt: 0 });
    expect((await told())[0]).toMatchObject({ status: "waiting", attempts: 1, problem: "It answered 500." });
    await deliver({ deliveryId, attempt: 1 });
    await deliver({ deliveryId, attempt: 2 });
    expect((await told())[0]).toMatchObject({ status: "sent", attempts: 3, problem: null });
    expect(asked.map(({ headers }) => headers["webhook-id"])).toEqual(Array(3).fill(asked[0]!.headers["webhook-id"]));
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
    expect(asked.every((each) => verify(each, secret))).toBe(true);
    expect(JSON.parse(asked[0]!.body).data).toMatchObject({ status: "failed", problem: "The video is damaged." });
  });

  test("each has its own tries: one that fails does not hold up or repeat the others", async () => {
    const [good, bad] = [await receiver(), await receiver(status(503))];
    await addWebhook(ownerId, bad.url);
    await addWebhook(ownerId, good.url);
    await done();
    for (const { id } of await told()) await deliver({ deliveryId: id, attempt: 0 });
    for (const { id } of await told()) await deliver({ deliveryId: id, attempt: 1 });
    expect([good.asked.length, bad.asked.length]).toEqual([1, 2]);
    expect((await told()).map((each) => each.status)).toEqual(["sent", "sent"]);
  });

  test("comes again after the worker that sent it died, under the same id", async () => {
    const { url, asked } = await receiver();
    await addWebhook(ownerId, url);
    await done();
    const deliveryId = (await told())[0]!.id;
    // As a worker leaves it that was killed between the claim and the answer.
    await db().update(deliveries).set({ status: "sending", attempts: 1 }).where(eq(deliveries.id, deliveryId));
    await deliver({ deliveryId, attempt: 0 });
    expect(asked).toHaveLength(1);
    expect((await told())[0]).toMatchObject({ status: "sent", attempts: 1 });
  });

  test("is not followed elsewhere, not read without end and not waited for without end", async () => {
    const inside = await receiver();
    const flood: RequestListener = (_, response) => {
      const more = () => {
        while (response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    };
    const { url, asked } = await receiver(status(307, { location: inside.url }), flood);
    await addWebhook(ownerId, url);
    await done();
    const deliveryId = (await told())[0]!.id;
    await deliver({ deliveryId, attempt: 0 });
    expect((await told())[0]!.problem).toBe("It answered 307: redirects are not followed.");
    expect(inside.asked).toEqual([]);
    await deliver({ deliveryId, attempt: 1 });
    expect((await told())[0]).toMatchObject({ status: "sent" });
    expect(asked).toHaveLength(2);

    const mute = createTcpServer(() => {}).listen(0, "127.0.0.1");
    await once(mute, "listening");
    open.push(() => mute.close());
    const silent = await addWebhook(ownerId, `http://127.0.0.1:${(mute.address() as AddressInfo).port}/`);
    const tried = await testWebhook(ownerId, silent.id);
    expect(tried).toEqual({ sent: false, problem: expect.stringMatching(/^127\.0\.0\.1:\d+ took too long\.$/) });
  }, 30_000);

  test("that leads inside is told nothing, though its name was fine when it was added", async () => {
    const { url, asked } = await receiver();
    await addWebhook(ownerId, url);
    await done();
    const deliveryId = (await told())[0]!.id;
    await deliver({ deliveryId, attempt: 0 }, PUBLIC_ONLY);
    expect(asked).toEqual([]);
    expect((await told())[0]).toMatchObject({ status: "waiting", problem: expect.stringContaining("public internet") });
  });

  test("is switched off when nothing got through for about a day, and its owner is told by mail", async () => {
    const email = `${ownerId}@rider.test`;
    await db().insert(accounts).values({ id: ownerId, email, mailWanted: false });
    const { url, asked } = await receiver(...Array.from({ length: 8 }, () => status(500)));
    const { id } = await addWebhook(ownerId, url);
    await done();
    await done();
    const [first, second] = await told();
    await db().update(accounts).set({ mailWanted: true }).where(eq(accounts.id, ownerId));
    await exhaust(first!.id);
    expect(asked).toHaveLength(8);
    expect((await listWebhooks(ownerId))[0]!.stoppedAt).not.toBeNull();
    expect((await told()).find((each) => each.id === second!.id)).toMatchObject({ status: "failed", attempts: 0 });

    const mail = (await told()).find((each) => each.webhookId === null);
    await deliver({ deliveryId: mail!.id, attempt: 0 });
    const { subject, text } = await sink.next(email);
    expect(subject).toBe("A webhook was switched off");
    expect(text).toContain(url);
    expect(text).toContain("https://sportssync.test/settings");

    await done();
    expect((await told()).filter((each) => each.webhookId === id)).toHaveLength(2);
    await stopWebhook(ownerId, id, false);
    await done();
    const last = (await told()).filter((each) => each.webhookId === id).at(-1);
    await deliver({ deliveryId: last!.id, attempt: 0 });
    expect(asked).toHaveLength(9);
  });

  test("stays on when something got through meanwhile, and goes off at once when it answers 410", async () => {
    const { url } = await receiver(...Array.from({ length: 7 }, () => status(500)), OK, status(500), status(410));
    const { id } = await addWebhook(ownerId, url);
    await done();
    await done();
    const [first, second] = await told();
    for (let attempt = 0; attempt < 7; attempt++) await deliver({ deliveryId: first!.id, attempt });
    await deliver({ deliveryId: second!.id, attempt: 0 });
    await deliver({ deliveryId: first!.id, attempt: 7 });
    expect((await told())[0]).toMatchObject({ status: "failed", attempts: 8 });
    expect((await listWebhooks(ownerId))[0]!.stoppedAt).toBeNull();
    await done();
    await deliver({ deliveryId: (await told()).at(-1)!.id, attempt: 0 });
    expect(await db().select().from(webhooks).where(eq(webhooks.id, id))).toMatchObject([
      { stoppedAt: expect.any(Date) },
    ]);
  });

  test("takes what waits for it along when it is removed", async () => {
    const { url, asked } = await receiver();
    const { id } = await addWebhook(ownerId, url);
    await done();
    const [delivery] = await told();
    await removeWebhook(ownerId, id);
    await deliver({ deliveryId: delivery!.id, attempt: 0 });
    expect(asked).toEqual([]);
    expect(await told()).toEqual([]);
  });
});

describe("a person's webhooks", () => {
  test("are five at most, also when they are added at the same time, and each address once", async () => {
    const { url } = await receiver();
    const added = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => addWebhook(ownerId, `${url}/${n % 10}`)),
    );
    const codes = added.map((each) => (each.status === "fulfilled" ? "added" : (each.reason as { code: string }).code));
    expect(codes.filter((code) => code === "added")).toHaveLength(5);
    expect(new Set(codes)).toEqual(new Set(["added", "limit_reached", "conflict"]));
    expect(await listWebhooks(ownerId)).toHaveLength(5);
  });

  test("are nobody else's: not seen, changed, tried or removed by another person", async () => {
    const { url, asked } = await receiver();
    const { id } = await addWebhook(ownerId, url);
    const stranger = randomUUID();
    expect(await listWebhooks(stranger)).toEqual([]);
    for (const reach of [
      () => stopWebhook(stranger, id, true),
      () => testWebhook(stranger, id),
      () => removeWebhook(stranger, id),
    ]) {
      await expect(reach()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(asked).toEqual([]);
    expect(await listWebhooks(ownerId)).toHaveLength(1);
  });

  test("are not told of another person's renders", async () => {
    await addWebhook(randomUUID(), (await receiver()).url);
    await done();
    expect(await told()).toEqual([]);
    expect(await db().execute(sql`select 1 from notices where owner_id = ${ownerId}`)).toHaveLength(1);
  });
});
