import { Film } from "lucide-react";
import Link from "next/link";
import { ProjectCard } from "#components/projects/project-card";
import { TrySample } from "#components/projects/try-sample";
import { buttonClass } from "#components/ui/button";
import { listProjects } from "#lib/server/projects";
import { findSampleRide } from "#lib/server/sample-project";
import { pageUser } from "#lib/web/page-user";

export const metadata = { title: "Projects" };

export default async function ProjectsPage() {
  const user = await pageUser();
  const projects = await listProjects(user.id);
  return (
    <main id="main" className="mx-auto max-w-7xl px-4 py-6">
      <h1 className="mb-5 font-bold text-3xl">Projects</h1>
      {projects.length === 0 ? (
        <NoProjects />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
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

async function NoProjects() {
  const sample = await findSampleRide();
  return (
    <div className="flex flex-col items-center gap-4 rounded-xl border border-line border-dashed px-4 py-16 text-center">
      <Film aria-hidden className="size-10 text-muted" />
      <p className="max-w-sm text-muted">No projects yet. A project is one ride: a video and the track you recorded.</p>
      <div className="flex flex-wrap justify-center gap-3">
        <Link href="/projects/new" className={buttonClass({ variant: "primary" })}>
          New project
        </Link>
        {sample && <TrySample />}
      </div>
    </div>
  );
}
