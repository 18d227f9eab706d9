import { AppError } from "#lib/domain/errors";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Keeps foreign web pages away from a server that knows its one user by being on the same machine.
 *  - `Host` must be a loopback name: a name that was re-pointed at 127.0.0.1 (DNS rebinding) is refused.
 *  - `Origin`, where the browser sends one, must be this very site: a form or fetch of another page is refused.
 * Throws AppError `unauthorized`.
 */
export function guardLoopback(headers: Headers): void {
  const host = headers.get("host") ?? "";
  if (!LOOPBACK.test(host)) {
    throw new AppError("unauthorized", `local mode refused the host "${host}"`, {
      userMessage: "This SportsSync runs for its own machine only. Open it as http://127.0.0.1 or http://localhost.",
    });
  }
  const origin = headers.get("origin");
  if (origin !== null && !isOwn(origin, host)) {
    throw new AppError("unauthorized", `local mode refused the origin "${origin}" at host "${host}"`, {
      userMessage: "This request came from another website, so it was refused.",
    });
  }
}

/** One server has several loopback names: a page opened as `localhost` uses file links made for `127.0.0.1`. */
function isOwn(origin: string, host: string): boolean {
  const from = URL.parse(origin);
  return from !== null && LOOPBACK.test(from.host) && portOf(from.host) === portOf(host);
}

const portOf = (host: string) => /:(\d+)$/.exec(host)?.[1];
