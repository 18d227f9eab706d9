import { Film } from "lucide-react";
import { ProjectCard } from "#components/projects/project-card";
import { StartButtons } from "#components/projects/start-buttons";
import { listProjects } from "#lib/server/projects";
import { type SampleOffer, sampleOffer } from "#lib/server/sample-project";
import { pageUser } from "#lib/web/page-user";
import { projectsText } from "../../../../components/en/projects.ts";
import { CARD_GRID } from "../../../../components/projects/card-grid.ts";

export const metadata = { title: projectsText.title };

export default async function ProjectsPage() {
  const user = await pageUser();
  const [projects, sample] = await Promise.all([listProjects(user.id), sampleOffer()]);
  return (
    <main id="main" className="mx-auto max-w-7xl px-4 py-6">
      <div className="mb-5 flex min-h-11 flex-wrap items-center justify-between gap-3">
        <h1 className="font-bold text-3xl">{projectsText.title}</h1>
        {projects.length > 0 && <StartButtons sample={sample === "made" ? sample : "none"} />}
      </div>
      {projects.length === 0 ? (
        <NoProjects sample={sample} />
      ) : (
        <ul className={CARD_GRID}>
          {projects.map((project) => (
            <li key={project.id}>
              <ProjectCard project={project} />
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}

function NoProjects({ sample }: { sample: SampleOffer }) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-xl border border-line border-dashed px-4 py-16 text-center">
      <Film aria-hidden className="size-10 text-muted" />
      <div className="max-w-md">
        <p className="mb-1 font-semibold">{projectsText.none}</p>
        <p className="text-muted">{projectsText.noneHint}</p>
      </div>
      <StartButtons sample={sample} className="justify-center" />
    </div>
  );
}
