import { completeUploadSchema } from "#lib/contracts/api";
import { completeUpload } from "#lib/server/uploads";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const POST = route<{ id: string }>(async ({ request, user, params }) => {
  const body = await readJson(request, completeUploadSchema);
  return json(await completeUpload(user.id, params.id, body), 201);
});

const refused = allowOnly("POST");

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT };
