import { AppError } from "#lib/domain/errors";
import { publicRoute } from "#lib/web/route";

/** Addresses that the API does not have answer in its error shape, not with a page. */
const unknown = publicRoute(async ({ request }) => {
  throw new AppError("not_found", `no route ${new URL(request.url).pathname}`, {
    userMessage: "The API has no such address. See /api/openapi.json for those it has.",
  });
});

export { unknown as DELETE, unknown as GET, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT };
