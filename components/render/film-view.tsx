import type { RenditionResource } from "#lib/contracts/api";
import { filmToWatch, posterOf } from "#lib/domain/render/renditions";
import { renderText } from "../en/render.ts";
import { FilmPlayer } from "./film-player.tsx";

/** What there is to see of a finished render: the film, or a picture of what no browser plays. */
export function FilmView({ renditions, title }: { renditions: readonly RenditionResource[]; title: string }) {
  const film = filmToWatch(renditions);
  const poster = posterOf(renditions);
  if (film) {
    return (
      <>
        {/* The largest thing of the page, which a player would ask for late. */}
        {poster && <link rel="preload" as="image" href={poster.url} fetchPriority="high" />}
        <FilmPlayer film={film} posterUrl={poster?.url} title={title} />
      </>
    );
  }
  if (!poster) return null;
  return (
    <figure className="flex flex-col gap-2">
      {/* biome-ignore lint/performance/noImgElement: a signed, expiring address is nothing for an image optimiser */}
      <img
        src={poster.url}
        alt={renderText.files.moment(title)}
        width={poster.width}
        height={poster.height}
        className="mx-auto h-auto max-h-[75dvh] w-auto max-w-full rounded-xl"
      />
      <figcaption className="text-muted text-sm">{renderText.files.notPlayed}</figcaption>
    </figure>
  );
}
