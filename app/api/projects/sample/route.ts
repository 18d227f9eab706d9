import { createSampleProject } from "#lib/server/sample-project";
import { allowOnly } from "#lib/web/allow-only";
import { json, route } from "#lib/web/route";

export const POST = route(async ({ user }) => json(await createSampleProject(user.id), 201));

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
