import Link from "next/link";
import { projectsText } from "../en/projects.ts";
import { buttonClass } from "../ui/button.tsx";
import { TrySample } from "./try-sample.tsx";

/** The two ways into the studio: one's own files or, where it was made, the sample ride. */
export function StartButtons({ sample, className }: { sample: boolean; className?: string }) {
  return (
    <div className={className}>
      <Link href="/projects/new" className={buttonClass({ variant: "primary" })}>
        {projectsText.newProject}
      </Link>
      {sample && <TrySample />}
    </div>
  );
}
