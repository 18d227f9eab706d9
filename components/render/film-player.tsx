type FilmPlayerProps = {
  film: { url: string; width: number; height: number };
  posterUrl: string | undefined;
  title: string;
};

/** A finished film with the browser's own controls; works without JavaScript. */
export function FilmPlayer({ film, posterUrl, title }: FilmPlayerProps) {
  const shape = film.width / film.height;
  return (
    <div className="flex justify-center overflow-hidden rounded-xl bg-black">
      {/* biome-ignore lint/a11y/useMediaCaption: a ride's own sound has no words to caption */}
      <video
        controls
        playsInline
        preload="metadata"
        src={film.url}
        poster={posterUrl}
        aria-label={title}
        width={film.width}
        height={film.height}
        className="h-auto w-full"
        style={{ aspectRatio: `${film.width} / ${film.height}`, maxWidth: `calc(75dvh * ${shape})` }}
      />
    </div>
  );
}
