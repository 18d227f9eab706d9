import type { ClaimedDelivery } from "#lib/server/telling/claim-delivery";
import { renderFacts } from "#lib/server/telling/render-facts";
import type { WebhookMessage } from "#lib/server/webhooks/send-webhook";

/** What a webhook gets: README, "Being told", describes it to those who write receivers. */
export async function webhookMessage(claimed: Pick<ClaimedDelivery, "notice" | "render">): Promise<WebhookMessage> {
  const { notice, render } = claimed;
  const { expiresAt, ...facts } = await renderFacts(claimed);
  return {
    id: notice.id,
    type: notice.kind,
    createdAt: notice.createdAt.toISOString(),
    data: {
      renderId: render.id,
      projectId: render.projectId,
      ...facts,
      finishedAt: render.finishedAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
    },
  };
}
