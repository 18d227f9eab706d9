import { getTrack } from "#lib/server/tracks";
import { json, route } from "#lib/web/route";

export const GET = route<{ id: string }>(async ({ user, params }) => json(await getTrack(user.id, params.id)));
