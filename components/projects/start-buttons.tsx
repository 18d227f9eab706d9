import clsx from "clsx";
import Link from "next/link";
import { projectsText } from "../en/projects.ts";
import { buttonClass } from "../ui/button.tsx";
import { TrySample } from "./try-sample.tsx";

type StartButtonsProps = {
  /** Whether the sample ride is there, can be made on this machine, or is not offered at all. */
  sample: "made" | "to make" | "none";
  className?: string;
};

/** The two ways into the studio: one's own files, or the sample ride. */
export function StartButtons({ sample, className }: StartButtonsProps) {
  return (
    <div className={clsx("flex flex-wrap items-center gap-3", className)}>
      <Link href="/projects/new" className={buttonClass({ variant: "primary" })}>
        {projectsText.newProject}
      </Link>
      {sample === "made" && <TrySample />}
      {sample === "to make" && (
        <p className="basis-full text-muted text-sm">
          {projectsText.makeSample} <code className="whitespace-nowrap">{projectsText.sampleCommand}</code>
        </p>
      )}
    </div>
  );
}
