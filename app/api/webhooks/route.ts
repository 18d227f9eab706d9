import { createWebhookSchema } from "#lib/contracts/notices";
import { addWebhook, listWebhooks } from "#lib/server/webhooks";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json({ webhooks: await listWebhooks(user.id) }));

export const POST = route(async ({ request, user }) => {
  const { url } = await readJson(request, createWebhookSchema);
  return json(await addWebhook(user.id, url), 201);
}, "askOthers");

const refused = allowOnly("GET", "POST");

export { refused as OPTIONS, refused as DELETE, refused as PATCH, refused as PUT };
