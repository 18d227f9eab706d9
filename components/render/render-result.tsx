import type { RenderResource } from "#lib/contracts/api";
import { SharePanel } from "../share/share-panel.tsx";
import { FilmDownload } from "./film-download.tsx";
import { FilmView } from "./film-view.tsx";

/** A finished render: the film, its files and its link. */
export function RenderResult({ render }: { render: RenderResource }) {
  const { renditions, expiresAt, order } = render;
  return (
    <>
      <FilmView renditions={renditions} title={order.title} />
      <FilmDownload
        renditions={renditions}
        duration={order.clip.out - order.clip.in}
        until={expiresAt ? { label: "kept until", moment: expiresAt } : undefined}
      />
      <SharePanel renderId={render.id} share={render.share} />
    </>
  );
}
