import { cancelRender } from "#lib/server/renders";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ user, params }) => json(await cancelRender(user.id, params.id)));

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
