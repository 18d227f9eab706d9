import { escapeHtml } from "#lib/domain/embed";

type Message = {
  readonly title: string;
  readonly text: string;
  /** A button that posts to the page's own address. */
  readonly button?: string;
};

/** A page of one message that needs nothing else: no script, no style sheet, no session. */
export function plainPage(status: number, { title, text, button }: Message): Response {
  const form = button && `<form method="post"><button>${escapeHtml(button)}</button></form>`;
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="dark light">
<title>${escapeHtml(title)} · SportsSync</title>
<style>
:root { --page: #0b0e11; --text: #eef2f5; --muted: #9fadb9 }
@media (prefers-color-scheme: light) { :root { --page: #f4f6f8; --text: #11181e; --muted: #51606d } }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 36rem; margin: 0 auto; padding: 25vh 1rem 0 }
p { color: var(--muted) }
button { min-height: 44px; padding: 0 1rem; font: inherit }
</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${form ?? ""}
</main>
</html>
`;
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return new Response(html, { status, headers });
}
