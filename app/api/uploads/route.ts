import { createUploadSchema, listUploadsQuerySchema } from "#lib/contracts/api";
import { createUpload, findUploads } from "#lib/server/uploads";
import { allowOnly } from "#lib/web/allow-only";
import { readJson, readQuery } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ request, user }) => {
  const { fingerprint } = readQuery(request, listUploadsQuerySchema);
  return json({ uploads: await findUploads(user.id, fingerprint) });
});

export const POST = route(async ({ request, user }) => {
  const body = await readJson(request, createUploadSchema);
  return json(await createUpload(user.id, body), 201);
});

const refused = allowOnly("GET", "POST");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as PUT };
