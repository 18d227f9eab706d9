import { Download } from "lucide-react";
import type { Metadata } from "next";
import { cache } from "react";
import { FilmPlayer } from "#components/render/film-player";
import { buttonClass } from "#components/ui/button";
import { Logo } from "#components/ui/logo";
import { openShare } from "#lib/server/shares";
import { openOr404 } from "#lib/web/page-user";
import { formatDay, formatSize } from "../../../components/ui/file-text.ts";

type Props = { params: Promise<{ token: string }> };

/** Read once for the head and the page. */
const load = cache((token: string) => openOr404(() => openShare(token)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, renditions } = await load((await params).token);
  const film = renditions.find(({ kind }) => kind === "source");
  const poster = renditions.find(({ kind }) => kind === "poster");
  return {
    title,
    description: "A ride video with live gauges.",
    openGraph: {
      type: "video.other",
      title,
      siteName: "SportsSync",
      ...(poster && { images: [{ url: poster.url, width: poster.width, height: poster.height }] }),
      ...(film && { videos: [{ url: film.url, width: film.width, height: film.height, type: "video/mp4" }] }),
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function SharePage({ params }: Props) {
  const { title, renditions, expiresAt } = await load((await params).token);
  const film = renditions.find(({ kind }) => kind === "source");
  const poster = renditions.find(({ kind }) => kind === "poster");
  return (
    <main id="main" className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-6">
      <h1 className="break-words font-bold text-3xl">{title}</h1>
      {film && (
        <>
          <FilmPlayer film={film} posterUrl={poster?.url} title={title} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
            <a href={film.downloadUrl} download={film.fileName} className={buttonClass({ variant: "primary" })}>
              <Download aria-hidden className="size-5" />
              Download
            </a>
            <p className="text-muted text-sm">
              {film.width} × {film.height} · {formatSize(film.size)} · available until {formatDay(expiresAt)}
            </p>
          </div>
        </>
      )}
      <p className="mt-6 flex items-center gap-2 border-line border-t pt-4 text-muted text-sm">
        <Logo className="size-5" />
        Made with SportsSync
      </p>
    </main>
  );
}
