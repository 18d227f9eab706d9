import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { seeAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { deliveries, notices, rateLimits, renderOrders, uploads, webhooks } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { createLayout } from "#lib/server/layouts";
import { hashedKey } from "#lib/server/limits/rate-limit";
import { enqueue } from "#lib/server/queue/enqueue";
import { createShare } from "#lib/server/shares";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { storeTrack } from "#lib/server/testing/fixtures";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { createUpload } from "#lib/server/uploads";

export type Person = Awaited<ReturnType<typeof fullPerson>>;

/** A person with something of everything that a person can have. */
export async function fullPerson() {
  const id = randomUUID();
  const email = `${id.slice(0, 8)}@rides.example`;
  await seeAccount({ id, email });
  const done = await orderRender(id);
  await finishRender(done.id, inDays(10));
  const { token } = await createShare(id, done.id);
  const waiting = await orderRender(id);
  await storeTrack(id, { start: 1_717_228_800, length: 600 });
  await put(
    ...storageKeys.renditions(done.id).slice(0, 3),
    ...[
      storageKeys.video(done.videoId),
      storageKeys.videoPoster(done.videoId),
      storageKeys.videoPreview(waiting.videoId),
    ],
  );
  await enqueue(db(), "strip", { videoId: done.videoId });
  await enqueue(db(), "ingest", { videoId: waiting.videoId });
  await createLayout(id, { ...LAYOUTS.minimal, name: "Mine" });
  const upload = await createUpload(id, { kind: "video", name: "a.mp4", size: 10, fingerprint: "a" });
  const [row] = await db().select().from(uploads).where(eq(uploads.id, upload.id));
  const [webhook] = await db()
    .insert(webhooks)
    .values({ ownerId: id, url: "https://x.example", secret: randomUUID() })
    .returning();
  const [notice] = await db()
    .insert(notices)
    .values({ key: `test:${done.id}`, ownerId: id, kind: "render.done", renderId: done.id })
    .returning();
  const delivery = { noticeId: notice!.id, webhookId: webhook!.id };
  await db().insert(deliveries).values(delivery);
  await db().insert(renderOrders).values({ renderId: done.id, ownerId: id }).onConflictDoNothing();
  await db()
    .insert(rateLimits)
    .values({ key: `write:${hashedKey(id)}`, points: 3 });
  return { id, email, done, waiting, token, upload: row! };
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

async function put(...keys: string[]): Promise<void> {
  const path = join(env().DATA_DIR, randomUUID());
  await writeFile(path, "film");
  for (const key of keys) await storage().putFile(key, path, "video/mp4");
}
