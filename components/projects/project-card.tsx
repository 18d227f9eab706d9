import { Film } from "lucide-react";
import Link from "next/link";
import type { ProjectListItem } from "#lib/contracts/api";
import { projectsText } from "../en/projects.ts";
import { formatDay } from "../ui/file-text.ts";

export function ProjectCard({ project }: { project: ProjectListItem }) {
  return (
    <Link
      href={`/projects/${project.id}`}
      className="group flex h-full flex-col overflow-hidden rounded-xl border border-line bg-surface hover:border-muted"
    >
      <div className="flex aspect-video items-center justify-center bg-black">
        {project.posterUrl ? (
          // A signed, expiring address: nothing for an image optimiser.
          // biome-ignore lint/performance/noImgElement: see above
          <img src={project.posterUrl} alt="" loading="lazy" className="size-full object-contain" />
        ) : (
          <Film aria-hidden className="size-8 text-neutral-500" />
        )}
      </div>
      <div className="min-w-0 p-3.5">
        <h2 className="truncate font-semibold group-hover:text-accent-text">{project.title}</h2>
        <p className="text-muted text-sm">
          {formatDay(project.updatedAt)} ·{" "}
          {project.renders === 0 ? projectsText.notRendered : projectsText.renders(project.renders)}
        </p>
      </div>
    </Link>
  );
}
