/** What a person is told of, by mail and by webhook. */
export const NOTICE_KINDS = ["render.done", "render.failed", "render.expiring"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
