import { Download } from "lucide-react";
import type { RenderResource } from "#lib/contracts/api";
import { SharePanel } from "../share/share-panel.tsx";
import { buttonClass } from "../ui/button.tsx";
import { formatDay, formatSize } from "../ui/file-text.ts";
import { formatSeconds } from "../ui/time-text.ts";
import { FilmPlayer } from "./film-player.tsx";

type RenderResultProps = { render: RenderResource; film: RenderResource["renditions"][number] };

export function RenderResult({ render, film }: RenderResultProps) {
  const poster = render.renditions.find(({ kind }) => kind === "poster");
  const { clip } = render.order;
  return (
    <>
      <FilmPlayer film={film} posterUrl={poster?.url} title={render.order.title} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <a href={film.downloadUrl} download={film.fileName} className={buttonClass({ variant: "primary" })}>
          <Download aria-hidden className="size-5" />
          Download
        </a>
        <p className="text-muted text-sm">
          {film.width} × {film.height} · {formatSeconds(clip.out - clip.in, 0)} · {formatSize(film.size)}
          {render.expiresAt && ` · kept until ${formatDay(render.expiresAt)}`}
        </p>
      </div>
      <SharePanel renderId={render.id} share={render.share} />
    </>
  );
}
