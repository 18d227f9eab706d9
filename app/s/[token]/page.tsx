import type { Metadata } from "next";
import { cache } from "react";
import { FilmDownload } from "#components/render/film-download";
import { FilmView } from "#components/render/film-view";
import { ShareWays } from "#components/share/share-ways";
import { Logo } from "#components/ui/logo";
import { filmToWatch, posterOf } from "#lib/domain/render/renditions";
import { shareAddresses } from "#lib/server/share-resource";
import { openShare } from "#lib/server/shares";
import { openOr404 } from "#lib/web/page-user";
import { shareText } from "../../../components/en/share.ts";

type Props = { params: Promise<{ token: string }> };

const text = shareText.page;

/** Read once for the head and the page. */
const load = cache((token: string) => openOr404(() => openShare(token)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  const { title, renditions } = await load(token);
  const { url, posterUrl, filmUrl, oembedUrl } = shareAddresses(token);
  const film = filmToWatch(renditions);
  const poster = posterOf(renditions);
  const { description } = text;
  // Addresses that last as long as the link: what others keep of the page is looked at later than a signed one holds.
  const images = poster && [{ url: posterUrl, width: poster.width, height: poster.height, alt: title }];
  return {
    title,
    description,
    alternates: { canonical: url, types: { "application/json+oembed": [{ url: oembedUrl, title }] } },
    openGraph: {
      type: "video.other",
      ...{ title, description, url, siteName: "SportsSync" },
      ...(images && { images }),
      ...(film && {
        videos: [{ url: filmUrl, width: film.width, height: film.height, type: `video/${film.format}` }],
      }),
    },
    twitter: { card: "summary_large_image", title, description, ...(images && { images }) },
  };
}

export default async function SharePage({ params }: Props) {
  const { token } = await params;
  const { title, renditions, duration, expiresAt } = await load(token);
  const { url, embedUrl, qrUrl } = shareAddresses(token);
  return (
    <main id="main" className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-6">
      <h1 className="break-words font-bold text-3xl">{title}</h1>
      <FilmView renditions={renditions} title={title} />
      <FilmDownload renditions={renditions} duration={duration} until={{ label: text.until, moment: expiresAt }} />
      <section aria-label={shareText.title} className="mt-2 max-w-2xl">
        <ShareWays share={{ url, embedUrl, qrUrl }} title={title} film={filmToWatch(renditions)} />
      </section>
      <p className="mt-6 flex items-center gap-2 border-line border-t pt-4 text-muted text-sm">
        <Logo className="size-5" />
        {text.madeWith}
      </p>
    </main>
  );
}
