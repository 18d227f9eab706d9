import { createProjectSchema } from "#lib/contracts/api";
import { createProject, listProjects } from "#lib/server/projects";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json({ projects: await listProjects(user.id) }));

export const POST = route(async ({ request, user }) => {
  const body = await readJson(request, createProjectSchema);
  return json(await createProject(user.id, body), 201);
});

const refused = allowOnly("GET", "POST");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as PUT };
