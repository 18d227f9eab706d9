import { createShare, revokeShare } from "#lib/server/shares";
import { allowOnly } from "#lib/web/allow-only";
import { json, noContent, route } from "#lib/web/route";

type Params = { id: string };

export const POST = route<Params>(async ({ user, params }) => json(await createShare(user.id, params.id), 201));

export const DELETE = route<Params>(async ({ user, params }) => {
  await revokeShare(user.id, params.id);
  return noContent();
});

const refused = allowOnly("POST", "DELETE");

export { refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
