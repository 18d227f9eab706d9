import type { RenderResource } from "#lib/contracts/api";
import { filmToWatch } from "#lib/domain/render/renditions";
import { SharePanel } from "../share/share-panel.tsx";
import { FilmDownload } from "./film-download.tsx";
import { FilmView } from "./film-view.tsx";
import { KeepLonger } from "./keep-longer.tsx";

/** A finished render: the film, its files and its link. */
export function RenderResult({ render }: { render: RenderResource }) {
  const { id, renditions, expiresAt, order, share } = render;
  return (
    <>
      <FilmView renditions={renditions} title={order.title} />
      <FilmDownload renditions={renditions} duration={order.clip.out - order.clip.in} until={undefined} />
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_18rem]">
        <div id="share" className="min-w-0 scroll-mt-4">
          <SharePanel
            renderId={id}
            title={order.title}
            share={share}
            film={filmToWatch(renditions)}
            until={expiresAt}
          />
        </div>
        <KeepLonger render={render} />
      </div>
    </>
  );
}
