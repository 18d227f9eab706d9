import { createRenderSchema } from "#lib/contracts/api";
import { createRender } from "#lib/server/renders";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const POST = route(async ({ request, user }) => {
  const body = await readJson(request, createRenderSchema);
  return json(await createRender(user.id, body), 201);
});
