import { openShare } from "#lib/server/shares";
import { embedPage } from "#lib/web/embed-page";
import { publicRoute } from "#lib/web/route";

/** The one page that other sites may frame (next.config.ts). Links that are closed end before (proxy.ts). */
export const GET = publicRoute<{ token: string }>(async ({ params }) =>
  embedPage(params.token, await openShare(params.token)),
);
