import { cancelRender } from "#lib/server/renders";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ user, params }) => json(await cancelRender(user.id, params.id)));
