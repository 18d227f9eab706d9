import type { PlacedBox } from "#lib/domain/overlay/layout";
import { editorText } from "../../en/layouts.ts";

const { from, fromMiddle } = editorText;

/** What the insets of a box are measured from. */
export function insetLabels({ anchor }: PlacedBox): { readonly x: string; readonly y: string } {
  return {
    x: anchor.endsWith("left") ? from.left : anchor.endsWith("right") ? from.right : from.centre,
    y: anchor.startsWith("top") ? from.top : anchor.startsWith("bottom") ? from.bottom : fromMiddle,
  };
}

/** Where a gauge is, to be read out. */
export function placeText(box: PlacedBox): string {
  const labels = insetLabels(box);
  const said = (value: number) => String(Math.round(value * 10) / 10);
  return `${labels.x.toLowerCase()} ${said(box.x)}, ${labels.y.toLowerCase()} ${said(box.y)}, ${editorText.height.toLowerCase()} ${said(box.height)}`;
}
