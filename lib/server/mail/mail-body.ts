import { escapeHtml } from "#lib/domain/embed";
import type { MailText } from "#lib/server/mail/mail-text";

type Foot = { readonly unsubscribeUrl: string; readonly settingsUrl: string };

const WHY = "You get this mail because you have an account at SportsSync.";

/** The mail as plain text. */
export function textBody({ lines, button }: MailText, { unsubscribeUrl, settingsUrl }: Foot): string {
  const foot = `-- \n${WHY}\nSettings: ${settingsUrl}\nNo more mail: ${unsubscribeUrl}`;
  return `${[...lines, `${button.label}: ${button.url}`, foot].join("\n\n")}\n`;
}

/** The same as HTML that needs nothing from elsewhere: no picture, no style sheet, no address but our own. */
export function htmlBody({ subject, lines, button }: MailText, { unsubscribeUrl, settingsUrl }: Foot): string {
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`;
  const link = (url: string, label: string, style: string) =>
    `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;overflow-wrap:anywhere">
${lines.map(paragraph).join("\n")}
<p style="margin:24px 0">${link(button.url, button.label, BUTTON)}</p>
<p style="margin:32px 0 0;font-size:14px">${WHY}<br>
${link(settingsUrl, "Settings", "")} · ${link(unsubscribeUrl, "No more mail", "")}</p>
</div>
</body>
</html>
`;
}

const BUTTON =
  "display:inline-block;padding:10px 20px;border-radius:8px;background:#b3470b;color:#ffffff;font-weight:600";
