import type { Size } from "#lib/domain/render/framing";

/** Where an embedded film is put and what it is called. */
type Embedded = Size & { readonly embedUrl: string; readonly title: string };

/** Pixels that a page gives an embedded film unless it says otherwise. */
const USUAL: Size = { width: 960, height: 720 };

/** The size of an embedded film: within what the page allows, as large as that, never larger than the film. */
export function embedSize(film: Size, most: Partial<Record<keyof Size, number | undefined>> = {}): Size {
  const width = most.width ?? USUAL.width;
  const height = most.height ?? USUAL.height;
  const scale = Math.min(1, width / film.width, height / film.height);
  return { width: atLeastOne(film.width * scale), height: atLeastOne(film.height * scale) };
}

const atLeastOne = (pixels: number): number => Math.max(1, Math.floor(pixels));

/** The HTML that another site puts into its page: narrower pages shrink it in its shape. */
export function embedHtml({ embedUrl, title, width, height }: Embedded): string {
  const style = `border:0;width:100%;max-width:${width}px;height:auto;aspect-ratio:${width}/${height}`;
  return (
    `<iframe src="${escapeHtml(embedUrl)}" title="${escapeHtml(title)}" width="${width}" height="${height}" ` +
    `style="${style}" loading="lazy" allow="fullscreen; picture-in-picture" allowfullscreen></iframe>`
  );
}

/** Text that stands in HTML, also between quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
