import { getRender } from "#lib/server/renders";
import { json, route } from "#lib/web/route";

export const GET = route<{ id: string }>(async ({ user, params }) => json(await getRender(user.id, params.id)));
