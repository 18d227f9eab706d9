import { createSampleProject } from "#lib/server/sample-project";
import { json, route } from "#lib/web/route";

export const POST = route(async ({ user }) => json(await createSampleProject(user.id), 201));
