import { usageOf } from "#lib/server/limits/usage";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json(await usageOf(user.id)));

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
