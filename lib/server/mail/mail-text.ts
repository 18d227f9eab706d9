import type { NoticeKind } from "#lib/contracts/notices";
import type { RenderFacts } from "#lib/server/telling/render-facts";

/** A mail in words. Paragraphs and lines are plain text; whoever makes HTML of them escapes them. */
export type MailText = {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button: { readonly label: string; readonly url: string };
};

type Told = RenderFacts & {
  readonly settingsUrl: string;
  /** Addresses of the webhooks that are switched off. */
  readonly stoppedWebhooks: readonly string[];
};

/** What a mail says, by what is told. */
export const MAIL_TEXTS: Record<NoticeKind, (told: Told) => MailText> = {
  "render.done": (told) => ({
    subject: `Your video "${oneLine(told.title)}" is ready`,
    lines: [
      `"${oneLine(told.title)}" has been rendered.`,
      ...(told.expiresAt ? [`You can watch, download and share it until ${day(told.expiresAt)}.`] : []),
      ...sharedAt(told),
    ],
    button: { label: "Watch it", url: told.url },
  }),
  "render.failed": (told) => ({
    subject: `Your video "${oneLine(told.title)}" could not be rendered`,
    lines: [
      `"${oneLine(told.title)}" could not be rendered.`,
      ...(told.problem ? [oneLine(told.problem, 500)] : []),
      "A render that failed does not count towards your month.",
    ],
    button: { label: "See what to do", url: told.url },
  }),
  "render.expiring": (told) => ({
    subject: `Your video "${oneLine(told.title)}" will be deleted soon`,
    lines: [
      told.expiresAt
        ? `The files of "${oneLine(told.title)}" will be deleted on ${day(told.expiresAt)}, and its link stops working then.`
        : `The files of "${oneLine(told.title)}" will be deleted soon, and its link stops working then.`,
      "Download what you want to keep, or have it kept longer on its page, which can be done once.",
      "The project stays: it can be rendered again as long as its video is there.",
      ...sharedAt(told),
    ],
    button: { label: "Open it", url: told.url },
  }),
  "webhook.stopped": (told) => ({
    subject: "A webhook was switched off",
    lines: [
      "Nothing that we sent to a webhook of yours for about a day was accepted, so it is switched off:",
      ...told.stoppedWebhooks.map((url) => oneLine(url, 300)),
      "In the settings you see what it answered, can try it, and switch it on again.",
    ],
    button: { label: "Open the settings", url: told.settingsUrl },
  }),
};

const sharedAt = ({ shareUrl }: Told) => (shareUrl ? [`The link for others: ${shareUrl}`] : []);

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const day = (moment: Date) => DAY.format(moment);

/**
 * Text of a person's own making as part of a line: without line breaks and other control characters, without marks that
 * turn the direction of what follows, and not too long.
 */
function oneLine(text: string, most = 80): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : line;
}
