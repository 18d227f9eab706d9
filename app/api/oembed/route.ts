import { oembedQuerySchema } from "#lib/contracts/oembed";
import { allowOnly } from "#lib/web/allow-only";
import { oembed } from "#lib/web/oembed";
import { readQuery } from "#lib/web/read-json";
import { publicJson, publicRoute } from "#lib/web/route";

export const GET = publicRoute(async ({ request }) => publicJson(await oembed(readQuery(request, oembedQuerySchema))));

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
