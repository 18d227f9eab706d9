import type { Metadata } from "next";
import { cache } from "react";
import { FilmDownload } from "#components/render/film-download";
import { FilmView } from "#components/render/film-view";
import { Logo } from "#components/ui/logo";
import { openShare } from "#lib/server/shares";
import { openOr404 } from "#lib/web/page-user";
import { filmToWatch, posterOf } from "../../../components/render/film-choice.ts";

type Props = { params: Promise<{ token: string }> };

/** Read once for the head and the page. */
const load = cache((token: string) => openOr404(() => openShare(token)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, renditions } = await load((await params).token);
  const film = filmToWatch(renditions);
  const poster = posterOf(renditions);
  return {
    title,
    description: "A ride video with live gauges.",
    openGraph: {
      type: "video.other",
      title,
      siteName: "SportsSync",
      ...(poster && { images: [{ url: poster.url, width: poster.width, height: poster.height }] }),
      ...(film && {
        videos: [{ url: film.url, width: film.width, height: film.height, type: `video/${film.format}` }],
      }),
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function SharePage({ params }: Props) {
  const { title, renditions, duration, expiresAt } = await load((await params).token);
  return (
    <main id="main" className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-6">
      <h1 className="break-words font-bold text-3xl">{title}</h1>
      <FilmView renditions={renditions} title={title} />
      <FilmDownload
        renditions={renditions}
        duration={duration}
        until={{ label: "available until", moment: expiresAt }}
      />
      <p className="mt-6 flex items-center gap-2 border-line border-t pt-4 text-muted text-sm">
        <Logo className="size-5" />
        Made with SportsSync
      </p>
    </main>
  );
}
