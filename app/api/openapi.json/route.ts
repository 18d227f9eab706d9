import { allowOnly } from "#lib/web/allow-only";
import { openapiDocument } from "#lib/web/openapi";
import { json, publicRoute } from "#lib/web/route";

export const GET = publicRoute(async () => json(openapiDocument()));

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
