import { addVideoSchema } from "#lib/contracts/api";
import { addVideo } from "#lib/server/change-videos";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ request, user, params }) =>
  json(await addVideo(user.id, params.id, await readJson(request, addVideoSchema)), 201),
);

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
