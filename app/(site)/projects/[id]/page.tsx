import type { Metadata } from "next";
import { cache } from "react";
import { DeleteProject } from "#components/projects/delete-project";
import { RenderList } from "#components/render/render-list";
import { ProjectStudio } from "#components/studio/project-studio";
import { Panel } from "#components/ui/panel";
import { env } from "#lib/server/env";
import { getProject } from "#lib/server/projects";
import { listRenders } from "#lib/server/renders";
import { foundOr404, pageUser } from "#lib/web/page-user";
import { projectsText } from "../../../../components/en/projects.ts";

type Props = { params: Promise<{ id: string }> };

/** Read once for the head and the page. */
const load = cache(async (id: string) => {
  const user = await pageUser();
  const project = await foundOr404(id, (found) => getProject(user.id, found));
  return { project, renders: await listRenders(user.id, project.id) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).project.title };
}

export default async function ProjectPage({ params }: Props) {
  const { project, renders } = await load((await params).id);
  return (
    <main id="main" className="mx-auto max-w-7xl px-4 py-4">
      <ProjectStudio key={project.id} project={project} mapStyle={env().MAP_STYLE_URL ?? null}>
        {renders.length > 0 && (
          <Panel title={projectsText.rendersTitle}>
            <RenderList renders={renders} ofSeveral={project.videos.length > 1} />
          </Panel>
        )}
        <div className="self-end">
          <DeleteProject id={project.id} title={project.title} />
        </div>
      </ProjectStudio>
    </main>
  );
}
