import { createHmac, timingSafeEqual } from "node:crypto";

/** What a signed URL allows until it expires. */
export type Grant =
  | {
      readonly method: "PUT";
      readonly key: string;
      readonly uploadId: string;
      readonly partNumber: number;
      readonly size: number;
    }
  | { readonly method: "GET"; readonly key: string; readonly downloadName?: string };

/** Where the disk driver's files are served. */
const FILES_PATH = "/api/files/";

/** The URL that carries a grant: its fields in the query, sealed with HMAC-SHA256. `expires` is in Unix seconds. */
export function signUrl(secret: string, publicUrl: string, grant: Grant, expires: number): string {
  const url = new URL(FILES_PATH + grant.key, publicUrl);
  for (const [name, value] of Object.entries(fieldsOf(grant))) url.searchParams.set(name, value);
  url.searchParams.set("expires", String(expires));
  url.searchParams.set("signature", seal(secret, grant, expires));
  return url.href;
}

/** The grant of a request's URL; a reason in plain words when it is altered or has expired. */
export function verifyUrl(
  secret: string,
  request: { method: string; url: string },
  now: number,
): { grant: Grant } | { refused: string } {
  const { pathname, searchParams } = new URL(request.url);
  const grant = readGrant(request.method, pathname, searchParams);
  const expires = Number(searchParams.get("expires"));
  if (!grant || !equal(searchParams.get("signature") ?? "", seal(secret, grant, expires))) {
    return { refused: "This link is not valid: it is incomplete or was altered. Open the page again for a new one." };
  }
  if (!(now < expires)) return { refused: "This link has expired. Open the page again for a new one." };
  return { grant };
}

function readGrant(method: string, pathname: string, query: URLSearchParams): Grant | undefined {
  if (!pathname.startsWith(FILES_PATH)) return undefined;
  const key = pathname.slice(FILES_PATH.length);
  if (method === "PUT") {
    const uploadId = query.get("uploadId") ?? "";
    return { method, key, uploadId, partNumber: Number(query.get("partNumber")), size: Number(query.get("size")) };
  }
  const downloadName = query.get("download");
  return { method: "GET", key, ...(downloadName !== null && { downloadName }) };
}

function fieldsOf(grant: Grant): Record<string, string> {
  if (grant.method === "GET") return grant.downloadName === undefined ? {} : { download: grant.downloadName };
  return { uploadId: grant.uploadId, partNumber: String(grant.partNumber), size: String(grant.size) };
}

/** JSON keeps the borders between fields, so that no two grants share a text. */
function seal(secret: string, grant: Grant, expires: number): string {
  const text = JSON.stringify([grant.method, grant.key, fieldsOf(grant), expires]);
  return createHmac("sha256", secret).update(text).digest("base64url");
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
