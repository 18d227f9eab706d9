import { createProjectSchema } from "#lib/contracts/api";
import { createProject, listProjects } from "#lib/server/projects";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json({ projects: await listProjects(user.id) }));

export const POST = route(async ({ request, user }) => {
  const body = await readJson(request, createProjectSchema);
  return json(await createProject(user.id, body), 201);
});
