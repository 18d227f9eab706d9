import { LoadingCards } from "#components/projects/loading-cards";
import { projectsText } from "../../../../components/en/projects.ts";

export default function Loading() {
  return (
    <main id="main" aria-busy="true" className="mx-auto max-w-7xl px-4 py-6">
      <div className="mb-5 flex min-h-11 items-center">
        <h1 className="font-bold text-3xl">{projectsText.title}</h1>
      </div>
      <p role="status" className="sr-only">
        {projectsText.loading}
      </p>
      <LoadingCards />
    </main>
  );
}
