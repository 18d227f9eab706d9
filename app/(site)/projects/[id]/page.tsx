import type { Metadata } from "next";
import { cache } from "react";
import { DeleteProject } from "#components/projects/delete-project";
import { ProjectRendersProvider } from "#components/render/project-renders";
import { RenderList } from "#components/render/render-list";
import { ProjectStudio } from "#components/studio/project-studio";
import { RefusedFields } from "#components/ui/refused-fields";
import { env } from "#lib/server/env";
import { getProject } from "#lib/server/projects";
import { listRenders } from "#lib/server/renders";
import { foundOr404, pageUser } from "#lib/web/page-user";

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
      <ProjectRendersProvider key={project.id} projectId={project.id} renders={renders}>
        <RefusedFields>
          <ProjectStudio project={project} mapStyle={env().MAP_STYLE_URL ?? null}>
            <RenderList ofSeveral={project.videos.length > 1} />
            <div className="self-end">
              <DeleteProject id={project.id} title={project.title} />
            </div>
          </ProjectStudio>
        </RefusedFields>
      </ProjectRendersProvider>
    </main>
  );
}
