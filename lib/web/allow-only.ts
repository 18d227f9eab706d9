import "server-only";
import { AppError } from "#lib/domain/errors";
import { publicRoute } from "#lib/web/route";

/**
 * What a path answers to the methods that it does not have: 405 in the one error shape, with those that it has in
 * `Allow`. Next's own answer would have no body.
 */
export function allowOnly(...methods: readonly string[]) {
  const refuse = publicRoute(async ({ request }) => {
    const { pathname } = new URL(request.url);
    throw new AppError("method_not_allowed", `${request.method} ${pathname}`, {
      userMessage: `This address takes ${methods.join(" and ")}, not ${request.method}. See /api/openapi.json.`,
    });
  });
  return async (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => {
    const response = await refuse(request, context);
    response.headers.set("allow", methods.join(", "));
    return response;
  };
}
