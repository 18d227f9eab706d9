import { deleteVideo } from "#lib/server/delete-video";
import { getVideo } from "#lib/server/videos";
import { allowOnly } from "#lib/web/allow-only";
import { json, noContent, route } from "#lib/web/route";

export const GET = route<{ id: string }>(async ({ user, params }) => json(await getVideo(user.id, params.id)));

export const DELETE = route<{ id: string }>(async ({ user, params }) => {
  await deleteVideo(user.id, params.id);
  return noContent();
});

const refused = allowOnly("GET", "DELETE");

export { refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
