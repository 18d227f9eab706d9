import clsx from "clsx";
import { LoaderCircle } from "lucide-react";
import type { VideoResource } from "#lib/contracts/api";

/** Where the studio's parts will be while its files are read: the picture's place already has the picture's shape. */
export function StudioSkeleton({ video, title, what }: { video: VideoResource; title: string; what: string }) {
  const shape = video.facts ? video.facts.width / video.facts.height : 16 / 9;
  return (
    <div className="studio flex flex-col gap-4" aria-busy="true">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 flex-1 basis-40 truncate font-bold text-2xl">{title}</h1>
        <p role="status" className="flex items-center gap-2 text-muted text-sm">
          <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />
          {what}
        </p>
      </div>
      <div aria-hidden className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="flex flex-col gap-4">
          <div className="flex justify-center overflow-hidden rounded-xl bg-black">
            <div
              className="relative w-full"
              style={{ aspectRatio: shape, maxWidth: `calc(var(--stage-height) * ${shape})` }}
            >
              {video.posterUrl && (
                // A signed, expiring address: nothing for an image optimiser.
                // biome-ignore lint/performance/noImgElement: see above
                <img src={video.posterUrl} alt="" className="absolute inset-0 size-full object-cover opacity-60" />
              )}
            </div>
          </div>
          <Block className="h-24" />
          <Block className="h-64" />
        </div>
        <div className="flex flex-col gap-4">
          <Block className="h-96" />
          <Block className="h-56" />
        </div>
      </div>
    </div>
  );
}

function Block({ className }: { className: string }) {
  return <div className={clsx("rounded-xl border border-line bg-surface motion-safe:animate-pulse", className)} />;
}
