import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site made a browser ask, which sends this site's cookies along. Every browser says where a request
 * that changes something was begun, and no page can change that: `Origin`, or at least `Sec-Fetch-Site`. What says
 * neither is refused too: programs have a token. For requests known by cookie. Throws AppError `forbidden`.
 */
export function guardOrigin({ method, headers }: Pick<Request, "method" | "headers">): void {
  if (SAFE.has(method)) return;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const isOwn =
    origin === null ? site === "same-origin" || site === "none" : origin === new URL(env().PUBLIC_URL).origin;
  if (isOwn) return;
  throw new AppError("forbidden", `a request by cookie from origin "${origin}" (${site})`, {
    userMessage: "This request came from another website, so it was refused.",
  });
}
