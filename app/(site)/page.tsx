import { Gauge, Link2, Timer } from "lucide-react";
import Image from "next/image";
import Link from "next/link";
import { TrySample } from "#components/projects/try-sample";
import { buttonClass } from "#components/ui/button";
import { findSampleRide } from "#lib/server/sample-project";
import frame from "../../public/sample-frame.jpg";

const STEPS = [
  {
    icon: Timer,
    title: "Line up",
    text: "Give a ride video and its track (FIT, GPX or TCX). Say which moment a frame shows, to the frame.",
  },
  {
    icon: Gauge,
    title: "See",
    text: "Gauges run live over the player: speed, heart rate, power, gradient, map, profile.",
  },
  { icon: Link2, title: "Share", text: "Render exactly what you saw into an MP4, download it or send a link." },
] as const;

/** Whether there is a sample ride is known only where this runs, not where it was built. */
export const dynamic = "force-dynamic";

export default async function HomePage() {
  const sample = await findSampleRide();
  return (
    <main id="main" className="mx-auto flex max-w-7xl flex-col gap-8 px-4 py-8 lg:py-12">
      <div className="grid items-center gap-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="flex flex-col gap-5">
          <h1 className="font-bold text-5xl leading-none sm:text-6xl">
            Your ride video, with your ride’s numbers in it
          </h1>
          <p className="text-lg text-muted">
            SportsSync lines up a video with the track you recorded and burns live gauges into it.
          </p>
          <div className="flex flex-wrap gap-3">
            <Link href="/projects/new" className={buttonClass({ variant: "primary" })}>
              New project
            </Link>
            {sample && <TrySample />}
          </div>
        </div>
        <Image
          src={frame}
          alt="A road seen from a bicycle, with a speed dial, heart rate, power, a map and an elevation profile over it"
          preload
          sizes="(min-width: 64rem) 58vw, 100vw"
          className="h-auto w-full rounded-xl border border-line"
        />
      </div>
      <ol className="grid gap-4 sm:grid-cols-3">
        {STEPS.map(({ icon: Icon, title, text }) => (
          <li key={title} className="rounded-xl border border-line bg-surface p-4">
            <h2 className="mb-1.5 flex items-center gap-2 font-semibold">
              <Icon aria-hidden className="size-5 text-accent-text" />
              {title}
            </h2>
            <p className="text-muted text-sm">{text}</p>
          </li>
        ))}
      </ol>
    </main>
  );
}
