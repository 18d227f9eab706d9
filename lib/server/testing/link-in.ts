import type { CaughtMail } from "#lib/server/testing/mail-sink";

/** The first address in a mail's text or, where it has none, in its HTML; empty without one. */
export function linkIn({ text, html }: Pick<CaughtMail, "text" | "html">): string {
  return (/https?:\/\/[^\s"'<>]+/.exec(text ?? html ?? "")?.[0] ?? "").replaceAll("&amp;", "&");
}
