import { type NextRequest, NextResponse } from "next/server";
import { toAppError } from "#lib/domain/errors";
import { openShare } from "#lib/server/shares";
import { plainPage } from "#lib/web/plain-page";
import { STATUS_OF } from "#lib/web/status-of";
import { shareText } from "./components/en/share.ts";

/**
 * Refuses closed share links before a page is begun: a page of Next cannot answer 410, and its "not found" stays blank
 * without JavaScript. Uploads must never pass here: request bodies are cut at 10 MB on the way.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  try {
    await openShare(request.nextUrl.pathname.split("/")[2] ?? "");
    return NextResponse.next();
  } catch (error) {
    const { code, userMessage } = toAppError(error);
    return plainPage(STATUS_OF[code], { title: shareText.page.closed, text: userMessage });
  }
}

export const config = { matcher: ["/s/:token", "/embed/:token"] };
