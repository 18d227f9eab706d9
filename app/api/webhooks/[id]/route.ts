import { updateWebhookSchema } from "#lib/contracts/notices";
import { removeWebhook, stopWebhook } from "#lib/server/webhooks";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, noContent, route } from "#lib/web/route";

type Params = { id: string };

export const PATCH = route<Params>(async ({ request, user, params }) => {
  const { stopped } = await readJson(request, updateWebhookSchema);
  return json(await stopWebhook(user.id, params.id, stopped));
});

export const DELETE = route<Params>(async ({ user, params }) => {
  await removeWebhook(user.id, params.id);
  return noContent();
});

const refused = allowOnly("PATCH", "DELETE");

export { refused as OPTIONS, refused as GET, refused as POST, refused as PUT };
