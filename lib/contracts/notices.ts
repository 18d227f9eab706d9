/** What a person is told of, by mail and by webhook. */
export const NOTICE_KINDS = ["render.done", "render.failed", "render.expiring"] as const;
/** By mail only: that one of their webhooks failed for so long that it was switched off. */
export const WEBHOOK_STOPPED = "webhook.stopped";
export type NoticeKind = (typeof NOTICE_KINDS)[number] | typeof WEBHOOK_STOPPED;
