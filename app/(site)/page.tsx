import { Gauge, Link2, Timer } from "lucide-react";
import Image from "next/image";
import { StartButtons } from "#components/projects/start-buttons";
import { sampleOffer } from "#lib/server/sample-project";
import { pagesText } from "../../components/en/pages.ts";
import frame from "../../public/sample-frame.jpg";

const text = pagesText.home;

const STEPS = [
  { icon: Timer, ...text.steps.lineUp },
  { icon: Gauge, ...text.steps.see },
  { icon: Link2, ...text.steps.share },
] as const;

/** Whether there is a sample ride is known only where this runs, not where it was built. */
export const dynamic = "force-dynamic";

export default async function HomePage() {
  const sample = await sampleOffer();
  return (
    <main id="main" className="mx-auto flex max-w-7xl flex-col gap-8 px-4 py-8 lg:py-12">
      <div className="grid items-center gap-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="flex flex-col gap-5">
          <h1 className="font-bold text-5xl leading-none sm:text-6xl">{text.title}</h1>
          <p className="text-pretty text-lg text-muted">{text.lead}</p>
          <StartButtons sample={sample} />
        </div>
        <Image
          src={frame}
          alt={text.picture}
          preload
          sizes="(min-width: 64rem) 58vw, 100vw"
          className="h-auto w-full rounded-xl border border-line"
        />
      </div>
      <ol className="grid gap-4 sm:grid-cols-3">
        {STEPS.map(({ icon: Icon, ...step }) => (
          <li key={step.title} className="rounded-xl border border-line bg-surface p-4">
            <h2 className="mb-1.5 flex items-center gap-2 font-semibold">
              <Icon aria-hidden className="size-5 text-accent-text" />
              {step.title}
            </h2>
            <p className="text-muted text-sm">{step.text}</p>
          </li>
        ))}
      </ol>
    </main>
  );
}
