import "server-only";
import { toAppError } from "#lib/domain/errors";
import { plainPage } from "#lib/web/plain-page";
import { publicRoute } from "#lib/web/route";
import { STATUS_OF } from "#lib/web/status-of";

/** A handler that anyone may call and that answers people, not programs: what it throws becomes a page of one message. */
export function publicPage<Params extends Record<string, string>>(
  title: string,
  handler: (params: Params) => Promise<Response>,
) {
  return publicRoute<Params>(async ({ params }) => {
    try {
      return await handler(params);
    } catch (error) {
      const { code, userMessage } = toAppError(error);
      if (code === "internal" || code === "unavailable") throw error;
      return plainPage(STATUS_OF[code], { title, text: userMessage });
    }
  });
}
