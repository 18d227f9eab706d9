import { abortUpload, getUpload } from "#lib/server/uploads";
import { allowOnly } from "#lib/web/allow-only";
import { json, noContent, route } from "#lib/web/route";

type Params = { id: string };

export const GET = route<Params>(async ({ user, params }) => json(await getUpload(user.id, params.id)));

export const DELETE = route<Params>(async ({ user, params }) => {
  await abortUpload(user.id, params.id);
  return noContent();
});

const refused = allowOnly("GET", "DELETE");

export { refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
