import type { ReadableStream } from "node:stream/web";
import type { ErrorResponse } from "#lib/contracts/api";
import { AppError, type ErrorCode } from "#lib/domain/errors";
import type { DiskStorage } from "#lib/server/storage/disk/disk-storage";
import { serveObject } from "#lib/server/storage/disk/serve-object";
import { verifyUrl } from "#lib/server/storage/disk/signed-url";

/** The signature is the permission and no cookie is looked at, so any page may use a URL that it was given. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, content-length, content-range, accept-ranges, content-disposition",
};

/**
 * The disk driver's answer to what S3 would answer: `GET`, `HEAD` and `PUT` of signed URLs, and the `OPTIONS` that
 * browsers ask first. 403 for an altered or expired URL. Other failures are thrown as AppErrors.
 */
export async function answerFileRequest(storage: DiskStorage, request: Request): Promise<Response> {
  const response = await answer(storage, request);
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
}

async function answer(storage: DiskStorage, request: Request): Promise<Response> {
  if (request.method === "OPTIONS") {
    const headers = {
      "access-control-allow-methods": "GET, HEAD, PUT",
      "access-control-allow-headers": "*",
      "access-control-max-age": "86400",
    };
    return new Response(null, { status: 204, headers });
  }
  const verified = verifyUrl(storage.secret, request, Date.now() / 1000);
  if ("refused" in verified) return refuse(403, "forbidden", verified.refused);
  const { grant } = verified;
  if (grant.method === "GET") return serveObject(storage.objects, grant, request);

  const length = request.headers.get("content-length");
  if (length === null) return refuse(411, "invalid_request", "An upload must say its length (Content-Length).");
  if (Number(length) !== grant.size) {
    throw new AppError("invalid_request", `part announced with ${length} bytes, signed for ${grant.size}`, {
      userMessage: `This part must have exactly ${grant.size} bytes; ${length} were announced.`,
    });
  }
  const body = (request.body ?? new Blob().stream()) as ReadableStream<Uint8Array>;
  const md5 = request.headers.get("content-md5") ?? undefined;
  const etag = await storage.uploads.putPart(grant.key, grant.uploadId, { ...grant, md5 }, body);
  return new Response(null, { status: 200, headers: { etag } });
}

function refuse(status: number, code: ErrorCode, message: string): Response {
  const body: ErrorResponse = { error: { code, message } };
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
