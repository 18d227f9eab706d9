import { getTrack } from "#lib/server/tracks";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const GET = route<{ id: string }>(async ({ user, params }) => json(await getTrack(user.id, params.id)));

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
