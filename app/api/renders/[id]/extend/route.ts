import { extendRender } from "#lib/server/extend-render";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ user, params }) => json(await extendRender(user.id, params.id)));

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
