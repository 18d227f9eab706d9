import type { Stats } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { type ByteRange, parseByteRange } from "#lib/server/storage/byte-range";
import { attachment } from "#lib/server/storage/content-disposition";
import type { DiskObjects } from "#lib/server/storage/disk/objects";
import type { Grant } from "#lib/server/storage/disk/signed-url";

const CHUNK_BYTES = 256 * 1024;

/** An object as an HTTP answer: whole (200), a range (206), unchanged (304) or an impossible range (416). */
export async function serveObject(
  objects: DiskObjects,
  grant: Extract<Grant, { method: "GET" }>,
  request: Request,
): Promise<Response> {
  const handle = await objects.open(grant.key);
  let body: ReadableStream<Uint8Array> | null = null;
  try {
    const facts = await handle.stat();
    const headers = headersOf(facts, await objects.contentTypeOf(grant.key), grant.downloadName);
    const etag = headers.get("etag") ?? "";
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });

    // A range of another version of the file would be mixed with this one's: then the whole is sent.
    const sameVersion = [null, etag].includes(request.headers.get("if-range"));
    const range = sameVersion ? parseByteRange(request.headers.get("range"), facts.size) : undefined;
    if (range === "unsatisfiable") {
      headers.set("content-range", `bytes */${facts.size}`);
      headers.set("content-length", "0");
      return new Response(null, { status: 416, headers });
    }
    const { start, end } = range ?? { start: 0, end: facts.size - 1 };
    headers.set("content-length", String(end - start + 1));
    if (range) headers.set("content-range", `bytes ${start}-${end}/${facts.size}`);
    if (request.method !== "HEAD") body = streamOf(handle, { start, end }, request.signal);
    return new Response(body, { status: range ? 206 : 200, headers });
  } finally {
    if (!body) await handle.close();
  }
}

function headersOf(facts: Stats, contentType: string, downloadName: string | undefined): Headers {
  const headers = new Headers({
    "content-type": contentType,
    "accept-ranges": "bytes",
    etag: `"${facts.mtimeMs.toString(16)}-${facts.size.toString(16)}"`,
    "last-modified": facts.mtime.toUTCString(),
    "cache-control": "private, max-age=3600",
    "x-content-type-options": "nosniff",
  });
  if (downloadName !== undefined) headers.set("content-disposition", attachment(downloadName));
  // A GPX is XML, and XML opened as a page may carry scripts: it gets no rights on this site.
  if (!/^(?:video|image)\//.test(contentType)) {
    headers.set("content-security-policy", "default-src 'none'; sandbox");
  }
  return headers;
}

/** Reads only as fast as the other side takes it, and closes the file when it is done or turns away. */
function streamOf(handle: FileHandle, { start, end }: ByteRange, gone: AbortSignal): ReadableStream<Uint8Array> {
  let position = start;
  // A client that goes before its first byte: the server then neither reads nor cancels this stream.
  const close = () => void handle.close();
  gone.addEventListener("abort", close, { once: true });
  if (gone.aborted) close();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const length = Math.min(CHUNK_BYTES, end - position + 1);
        const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, position);
        position += bytesRead;
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
        if (bytesRead === 0 || position > end) {
          await handle.close();
          controller.close();
        }
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
