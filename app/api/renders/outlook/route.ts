import { renderOutlookQuerySchema } from "#lib/contracts/api";
import { renderOutlook } from "#lib/server/render-outlook";
import { allowOnly } from "#lib/web/allow-only";
import { readQuery } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ request, user }) => {
  const { videoId } = readQuery(request, renderOutlookQuerySchema);
  return json(await renderOutlook(user.id, videoId));
});

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
