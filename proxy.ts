import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { toAppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";
import { limitRate } from "#lib/server/limits/rate-limit";
import { openShare } from "#lib/server/shares";
import { clientAddress } from "#lib/web/client-address";
import { contentSecurityPolicy } from "#lib/web/content-security-policy";
import { guardOrigin } from "#lib/web/guard-origin";
import { PAGE_ADDRESS } from "#lib/web/page-user";
import { plainPage } from "#lib/web/plain-page";
import { refreshSession } from "#lib/web/refresh-session";
import { STATUS_OF } from "#lib/web/status-of";
import { pagesText } from "./components/en/pages.ts";
import { shareText } from "./components/en/share.ts";

/** Files and pictures by their addresses: to look at them takes none of what follows. Whatever else is tried there does. */
const FILES = /^\/(?:fonts\/[^/]+|icon\.svg|sample-frame\.jpg|_next\/image)$/;

/**
 * What every page passes, in this order. The API does not: its requests would be cut at 10 MB on the way, and it needs
 * none of this.
 *  1. Pages are counted by address, and forms must come from this site.
 *  2. A closed share link is refused: a page of Next cannot answer 410, and its "not found" stays blank without
 *     JavaScript.
 *  3. A session that is about to end is exchanged (API routes do so themselves).
 *  4. The page is told its own address, to be come back to after signing in.
 *  5. The page gets its policy; Next reads the nonce for its scripts from the request's own header.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (["GET", "HEAD"].includes(request.method) && FILES.test(request.nextUrl.pathname)) return NextResponse.next();
  const share = /^\/(s|embed)\/([^/]+)\/?$/.exec(request.nextUrl.pathname);
  const refused =
    (await refusal(pagesText.tooMany, () => limitRate("page", clientAddress(request.headers)))) ??
    (await refusal(pagesText.foreign, async () => guardForm(request))) ??
    (share && (await refusal(shareText.page.closed, () => openShare(share[2] ?? ""))));
  if (refused) return refused;
  // The embedded player is anybody's, and has no script: its policy stands in next.config.ts.
  if (share?.[1] === "embed") return NextResponse.next();

  const policy = await contentSecurityPolicy(randomBytes(16).toString("base64"));
  // Without an answer the page decides by what there is.
  const session = await refreshSession(request.headers).catch(() => undefined);
  const headers = new Headers(session?.requestHeaders ?? request.headers);
  headers.set(PAGE_ADDRESS, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  session?.addTo(response);
  return response;
}

/** Local mode has no session that another site could use, and an unsubscribe link stands for itself (RFC 8058). */
function guardForm(request: NextRequest): void {
  const standsForItself = /^\/unsubscribe\/[^/]+$/.test(request.nextUrl.pathname);
  if (env().SPORTSSYNC_MODE === "hosted" && !standsForItself) guardOrigin(request);
}

/** A plain page with what `check` throws, or nothing. */
async function refusal(title: string, check: () => Promise<unknown>): Promise<Response | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    const { code, userMessage, retryAfter } = toAppError(error);
    const page = plainPage(STATUS_OF[code], { title, text: userMessage });
    if (retryAfter !== undefined) page.headers.set("retry-after", String(retryAfter));
    return page;
  }
}

// Next wants a literal. Left out are the API and built files alone: any other address that it left out would be one where
// Next answers with its "not found" page, which takes every page's forms.
export const config = { matcher: ["/((?!api/|_next/static/).*)"] };
