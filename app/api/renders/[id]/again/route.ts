import { repeatRender } from "#lib/server/repeat-render";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ user, params }) =>
  json(await repeatRender(user.id, params.id), 201),
);

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
