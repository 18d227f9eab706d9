import { updateProjectSchema } from "#lib/contracts/api";
import { deleteProject, getProject, updateProject } from "#lib/server/projects";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, noContent, route } from "#lib/web/route";

type Params = { id: string };

export const GET = route<Params>(async ({ user, params }) => json(await getProject(user.id, params.id)));

export const PATCH = route<Params>(async ({ request, user, params }) => {
  const body = await readJson(request, updateProjectSchema);
  return json(await updateProject(user.id, params.id, body));
});

export const DELETE = route<Params>(async ({ user, params }) => {
  await deleteProject(user.id, params.id);
  return noContent();
});

const refused = allowOnly("GET", "PATCH", "DELETE");

export { refused as OPTIONS, refused as POST, refused as PUT };
