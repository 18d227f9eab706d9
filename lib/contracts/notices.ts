import { z } from "zod";
import { storableText } from "#lib/domain/storable-text";

/** What a person is told of, by mail and by webhook. */
const NOTICE_KINDS = ["render.done", "render.failed", "render.expiring"] as const;
/** By mail only: that one of their webhooks failed for so long that it was switched off. */
export const WEBHOOK_STOPPED = "webhook.stopped";
const noticeKindSchema = z.enum([...NOTICE_KINDS, WEBHOOK_STOPPED]);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

const id = z.uuid();
const moment = z.iso.datetime();

/** How one telling by one channel went. `problem` is what the last try ended with, in plain words. */
const deliverySchema = z.object({
  id,
  type: noticeKindSchema,
  renderId: id,
  /** The render's title. */
  title: z.string(),
  status: z.enum(["waiting", "sending", "sent", "failed"]),
  attempts: z.number().int(),
  problem: z.string().nullable(),
  createdAt: moment,
  endedAt: moment.nullable(),
});
export type DeliveryResource = z.infer<typeof deliverySchema>;
export type DeliveryStatus = DeliveryResource["status"];

/** Webhooks of one person. */
export const MOST_WEBHOOKS = 5;

export const createWebhookSchema = z.object({ url: storableText.trim().min(1).max(2_000) });
export const updateWebhookSchema = z.object({ /** Nothing is sent to one that is stopped. */ stopped: z.boolean() });
export const webhookSchema = z.object({
  id,
  url: z.string(),
  /** Since when nothing is sent: switched off by its owner, or because nothing got through for about a day. */
  stoppedAt: moment.nullable(),
  createdAt: moment,
  /** The last ones, newest first. */
  deliveries: z.array(deliverySchema),
});
export type WebhookResource = z.infer<typeof webhookSchema>;
export const webhookListSchema = z.object({ webhooks: z.array(webhookSchema) });
/** The secret is told this once. */
export const createdWebhookSchema = webhookSchema.extend({ secret: z.string() });
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;
export const webhookTestSchema = z.object({
  sent: z.boolean(),
  /** Why it was not accepted, in plain words. */
  problem: z.string().nullable(),
});
export type WebhookTest = z.infer<typeof webhookTestSchema>;

export const notificationsSchema = z.object({
  mail: z.object({
    /** Whether this installation sends mail at all. */
    available: z.boolean(),
    /** Where it goes: that of the sign-in. Local mode, where nobody signs in, has it set here. */
    address: z.string().nullable(),
    wanted: z.boolean(),
    /** The last ones, newest first. */
    deliveries: z.array(deliverySchema),
  }),
});
export type Notifications = z.infer<typeof notificationsSchema>;
export const updateNotificationsSchema = z
  .object({
    mailWanted: z.boolean(),
    /** Local mode only. */
    address: z.email().max(254).nullable(),
  })
  .partial();
