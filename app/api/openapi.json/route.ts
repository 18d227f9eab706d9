import { openapiDocument } from "#lib/web/openapi";
import { json, publicRoute } from "#lib/web/route";

export const GET = publicRoute(async () => json(openapiDocument()));
