import { testWebhook } from "#lib/server/webhooks";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

type Params = { id: string };

export const POST = route<Params>(async ({ user, params }) => json(await testWebhook(user.id, params.id)), "askOthers");

const refused = allowOnly("POST");

export { refused as OPTIONS, refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
