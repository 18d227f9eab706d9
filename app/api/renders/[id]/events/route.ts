import { getRenderProgress } from "#lib/server/renders";
import { allowOnly } from "#lib/web/allow-only";
import { hasEnded, renderEvents } from "#lib/web/render-events";
import { noContent, route } from "#lib/web/route";
import { eventStream, lastEventId } from "#lib/web/sse";

export const GET = route<{ id: string }>(async ({ request, user, params }) => {
  const since = lastEventId(request);
  const state = await getRenderProgress(user.id, params.id);
  // 204 tells an EventSource that reconnects after the last event to stop.
  if (hasEnded(state) && state.version <= since) return noContent();
  return eventStream(request, (signal) => renderEvents(user.id, params.id, since, signal));
});

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
