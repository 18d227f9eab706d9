import { signPartsSchema } from "#lib/contracts/api";
import { signParts } from "#lib/server/uploads";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ request, user, params }) => {
  const { partNumbers } = await readJson(request, signPartsSchema);
  return json(await signParts(user.id, params.id, partNumbers));
}, "signParts");

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
