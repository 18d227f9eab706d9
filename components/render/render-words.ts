import type { RenderResource } from "#lib/contracts/api";
import { layoutTitle } from "#lib/domain/overlay/layouts/original-layout";
import type { Output } from "#lib/domain/render/output";
import { renderText } from "../en/render.ts";
import { formatSeconds } from "../ui/time-text.ts";

/** What tells one render of a ride from another: which part of which video, in which shape, with which gauges. */
export function renderWords({ order, video }: Pick<RenderResource, "order" | "video">, ofSeveral: boolean): string {
  const { clip, layout, output } = order;
  const part = `${formatSeconds(clip.in, 0)} – ${formatSeconds(clip.out, 0)}`;
  return [ofSeveral && video.name, part, shapeWords(output), layoutTitle(layout)].filter(Boolean).join(" · ");
}

function shapeWords({ kind, shape }: Output): string | undefined {
  const own = shape === "source" ? undefined : shape;
  return kind === "overlay" ? [own, renderText.list.gauges].filter(Boolean).join(" ") : own;
}
