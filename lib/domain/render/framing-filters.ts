import type { Rect } from "#lib/domain/overlay/gauge";
import type { Framing, Size } from "#lib/domain/render/framing";
import { type FillPlan, planFill } from "#lib/domain/render/picture-fill";
import type { ColorSpec } from "#lib/domain/render/yuva";

/** The filters that cut the shown part out of an upright, square-pixelled picture of `from`, and scale it. */
export function cropAndScale({ crop, place }: Framing, from: Size): string[] {
  return [
    ...(sameSize(crop, from) ? [] : [`crop=${crop.width}:${crop.height}:${crop.x}:${crop.y}:exact=1`]),
    ...(sameSize(crop, place) ? [] : scaleTo(place)),
  ];
}

/** Scales to a size whose shape may differ by what rounding to even pixels makes of it; pixels stay square. */
export function scaleTo({ width, height }: Size): string[] {
  return [`scale=${width}:${height}`, "setsar=1"];
}

/**
 * The chains that lay an open chain's picture over its own blurred fill. The last is open too; nothing to do without
 * a fill. The fill is blurred small and then enlarged: as soft, at a hundredth of the cost.
 */
export function layOverFill(chain: string, framing: Framing, color: ColorSpec): string[] {
  const fill = planFill(framing);
  if (!fill) return [chain];
  const { place } = framing;
  return [
    `${chain},split=2[shown][toFill]`,
    `[toFill]${fillFilters(framing, fill, color).join(",")}[fill]`,
    `[fill][shown]overlay=${place.x}:${place.y}:eval=init:format=yuv420:shortest=1`,
  ];
}

function fillFilters({ width, height }: Size, { cover, small, shown, sigma, light }: FillPlan, color: ColorSpec) {
  const cropTo = (rect: Rect) => `crop=${rect.width}:${rect.height}:${rect.x}:${rect.y}:exact=1`;
  const black = color.range === "tv" ? 16 : 0;
  return [
    cropTo(cover),
    `scale=${small.width}:${small.height}:flags=area`,
    `gblur=sigma=${sigma}:steps=2`,
    cropTo(shown),
    `lutyuv=y=(val-${black})*${light}+${black}:u=(val-128)*${light}+128:v=(val-128)*${light}+128`,
    `scale=${width}:${height}:flags=bilinear`,
    "setsar=1",
  ];
}

function sameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
