import { NewProject } from "#components/projects/new-project";
import { pageUser } from "#lib/web/page-user";

export const metadata = { title: "New project" };

export default async function NewProjectPage() {
  await pageUser();
  return (
    <main id="main" className="mx-auto flex max-w-4xl flex-col gap-5 px-4 py-6">
      <div>
        <h1 className="font-bold text-3xl">New project</h1>
        <p className="text-muted">The video of a ride and the track you recorded with it.</p>
      </div>
      <NewProject />
    </main>
  );
}
