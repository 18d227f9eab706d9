import { removeVideoQuerySchema } from "#lib/contracts/api";
import { removeVideo } from "#lib/server/change-videos";
import { allowOnly } from "#lib/web/allow-only";
import { readQuery } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const DELETE = route<{ id: string; videoId: string }>(async ({ request, user, params }) => {
  const { version } = readQuery(request, removeVideoQuerySchema);
  return json(await removeVideo(user.id, params.id, params.videoId, version));
});

const refused = allowOnly("DELETE");

export { refused as GET, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
