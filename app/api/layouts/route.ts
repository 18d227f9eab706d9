import { saveLayoutSchema } from "#lib/contracts/api";
import { createLayout, listLayouts } from "#lib/server/layouts";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json({ layouts: await listLayouts(user.id) }));

export const POST = route(async ({ request, user }) => {
  const { layout } = await readJson(request, saveLayoutSchema);
  return json(await createLayout(user.id, layout), 201);
});

const refused = allowOnly("GET", "POST");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as PUT };
