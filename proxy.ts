import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { toAppError } from "#lib/domain/errors";
import { openShare } from "#lib/server/shares";
import { contentSecurityPolicy } from "#lib/web/content-security-policy";
import { PAGE_ADDRESS } from "#lib/web/page-user";
import { plainPage } from "#lib/web/plain-page";
import { refreshSession } from "#lib/web/refresh-session";
import { STATUS_OF } from "#lib/web/status-of";
import { shareText } from "./components/en/share.ts";

/**
 * What every page passes, in this order. The API does not: its requests would be cut at 10 MB on the way, and it needs
 * none of this.
 *  1. A closed share link is refused before a page is begun: a page of Next cannot answer 410, and its "not found"
 *     stays blank without JavaScript.
 *  2. A session that is about to end is exchanged (API routes do so themselves).
 *  3. The page is told its own address, to be come back to after signing in.
 *  4. The page gets its policy; Next reads the nonce for its scripts from the request's own header.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const share = /^\/(s|embed)\/([^/]+)\/?$/.exec(request.nextUrl.pathname);
  const closed = share && (await closedShare(share[2] ?? ""));
  if (closed) return closed;
  // The embedded player answers for itself: it has no script (next.config.ts).
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

async function closedShare(token: string): Promise<Response | undefined> {
  try {
    await openShare(token);
    return undefined;
  } catch (error) {
    const { code, userMessage } = toAppError(error);
    return plainPage(STATUS_OF[code], { title: shareText.page.closed, text: userMessage });
  }
}

// Next wants a literal. Left out: the API, built files, fonts, and pictures by their names.
export const config = { matcher: ["/((?!api/|_next/static/|_next/image|fonts/|icon.svg|sample-frame.jpg).*)"] };
