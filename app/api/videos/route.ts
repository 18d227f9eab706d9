import { createYoutubeVideoSchema } from "#lib/contracts/api";
import { createYoutubeVideo } from "#lib/server/youtube-videos";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const POST = route(async ({ request, user }) => {
  const body = await readJson(request, createYoutubeVideoSchema);
  return json(await createYoutubeVideo(user.id, body), 201);
});

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
