import { getProject } from "#lib/server/projects";
import { listRenders } from "#lib/server/renders";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const GET = route<{ id: string }>(async ({ user, params }) => {
  const project = await getProject(user.id, params.id);
  return json({ renders: await listRenders(user.id, project.id) });
});

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
