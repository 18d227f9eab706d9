import "server-only";
import { toAppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";
import { limitRate } from "#lib/server/limits/rate-limit";
import { createLogger } from "#lib/server/logger";
import { clientAddress } from "#lib/web/client-address";

/** Leads a browser to where a step of signing in ends; 404 for an undefined one. A failure leads to the sign-in page. */
export async function seeOther(request: Request, where: () => Promise<string | undefined>): Promise<Response> {
  if (env().SPORTSSYNC_MODE === "local") return new Response(null, { status: 404 });
  return to(await placeToGo(request, where));
}

async function placeToGo({ headers }: Request, where: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    await limitRate("signInByAddress", clientAddress(headers));
    return await where();
  } catch (error) {
    if (toAppError(error).code === "rate_limited") return "/login?problem=too_many";
    createLogger("web").error({ err: error }, "a step of signing in failed");
    return "/login?problem=unavailable";
  }
}

function to(location: string | undefined): Response {
  if (location === undefined) return new Response(null, { status: 404 });
  return new Response(null, { status: 303, headers: { location, "cache-control": "private, no-store" } });
}
