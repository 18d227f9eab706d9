import { saveLayoutSchema } from "#lib/contracts/api";
import { deleteLayout, updateLayout } from "#lib/server/layouts";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, noContent, route } from "#lib/web/route";

type Params = { id: string };

export const PUT = route<Params>(async ({ request, user, params }) => {
  const { layout } = await readJson(request, saveLayoutSchema);
  return json(await updateLayout(user.id, params.id, layout));
});

export const DELETE = route<Params>(async ({ user, params }) => {
  await deleteLayout(user.id, params.id);
  return noContent();
});

const refused = allowOnly("PUT", "DELETE");

export { refused as GET, refused as OPTIONS, refused as PATCH, refused as POST };
