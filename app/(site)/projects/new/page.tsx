import { NewProject } from "#components/projects/new-project";
import { env } from "#lib/server/env";
import { pageUser } from "#lib/web/page-user";
import { projectsText } from "../../../../components/en/projects.ts";

export const metadata = { title: projectsText.newProject };

export default async function NewProjectPage() {
  await pageUser();
  return (
    <main id="main" className="mx-auto flex max-w-4xl flex-col gap-5 px-4 py-6">
      <div>
        <h1 className="font-bold text-3xl">{projectsText.newProject}</h1>
        <p className="text-muted">{projectsText.newProjectLead}</p>
      </div>
      <NewProject mayLink={env().YOUTUBE_PREVIEW === "on"} />
    </main>
  );
}
