import { getVideo } from "#lib/server/videos";
import { json, route } from "#lib/web/route";

export const GET = route<{ id: string }>(async ({ user, params }) => json(await getVideo(user.id, params.id)));
