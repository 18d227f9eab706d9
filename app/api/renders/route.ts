import { createRenderSchema } from "#lib/contracts/api";
import { createRender } from "#lib/server/renders";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const POST = route(async ({ request, user }) => {
  const body = await readJson(request, createRenderSchema);
  return json(await createRender(user.id, body), 201);
});

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
