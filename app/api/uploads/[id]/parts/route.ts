import { signPartsSchema } from "#lib/contracts/api";
import { signParts } from "#lib/server/uploads";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ request, user, params }) => {
  const { partNumbers } = await readJson(request, signPartsSchema);
  return json(await signParts(user.id, params.id, partNumbers));
});
