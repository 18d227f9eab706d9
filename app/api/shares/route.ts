import { listShares } from "#lib/server/shares";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json({ shares: await listShares(user.id) }));

const refused = allowOnly("GET");

export { refused as OPTIONS, refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
