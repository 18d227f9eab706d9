import "server-only";
import { AppError } from "#lib/domain/errors";
import { noContent, publicRoute } from "#lib/web/route";

/**
 * What a path answers to the methods that it does not have: 405 in the one error shape, with those that it has in
 * `Allow`; OPTIONS is told them too. Next's own answer to the first would have no body, to the second would name every
 * method, since all are exported.
 */
export function allowOnly(...methods: readonly string[]) {
  const allow = [...methods, ...(methods.includes("GET") && !methods.includes("HEAD") ? ["HEAD"] : []), "OPTIONS"];
  const refuse = publicRoute(async ({ request }) => {
    if (request.method === "OPTIONS") return noContent();
    const { pathname } = new URL(request.url);
    throw new AppError("method_not_allowed", `${request.method} ${pathname}`, {
      userMessage: `This address takes ${methods.join(" and ")}, not ${request.method}. See /api/openapi.json.`,
    });
  });
  return async (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => {
    const response = await refuse(request, context);
    response.headers.set("allow", allow.join(", "));
    return response;
  };
}
