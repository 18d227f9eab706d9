import { renderOutlook } from "#lib/server/render-outlook";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json(await renderOutlook(user.id)));

const refused = allowOnly("GET");

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
