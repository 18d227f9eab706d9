import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Upload } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import type { PartChecksums } from "../part-checksums.ts";
import { partError, type SendPart } from "../send-part.ts";
import type { UploadApi } from "../upload-api.ts";

const PART_SIZE = 64 * 1024;

/** What the server does with a part: keeps it, cuts the connection in the middle, or refuses the URL as expired. */
export type Verdict = "keep" | "cut" | "expire";

/** The upload protocol in memory, its parts over real HTTP, with connections that break when a test says so. */
export async function startPartServer(judge: (partNumber: number, attempt: number) => Verdict = () => "keep") {
  const uploads = new Map<string, { upload: Upload; fingerprint: string; parts: Map<number, Buffer> }>();
  const attempts: number[] = [];
  const signed: number[][] = [];

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = "", part = ""] = (request.url ?? "").split("/");
    const partNumber = Number(part);
    attempts.push(partNumber);
    const verdict = judge(partNumber, attempts.filter((number) => number === partNumber).length);
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      if (verdict === "cut") {
        request.socket.destroy();
        return;
      }
      chunks.push(chunk as Buffer);
    }
    const known = uploads.get(id);
    if (verdict === "expire" || !known) {
      response.writeHead(known ? 403 : 404).end();
      return;
    }
    const bytes = Buffer.concat(chunks);
    if (request.headers["content-md5"] !== createHash("md5").update(bytes).digest("base64")) {
      response.writeHead(400).end();
      return;
    }
    known.parts.set(partNumber, bytes);
    response.writeHead(200, { etag: etagOf(bytes) }).end();
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const find = (id: string) => {
    const known = uploads.get(id);
    if (!known) throw new AppError("not_found", "no such upload");
    const parts = [...known.parts].map(([partNumber, bytes]) => ({
      partNumber,
      etag: etagOf(bytes),
      size: bytes.length,
    }));
    return { ...known, upload: { ...known.upload, parts } };
  };
  const api: UploadApi = {
    find: async (fingerprint) =>
      [...uploads].filter(([, known]) => known.fingerprint === fingerprint).map(([id]) => find(id).upload),
    findAll: async () => [...uploads.keys()].map((id) => find(id).upload),
    async create({ kind, name, size, fingerprint }) {
      const upload = {
        id: randomUUID(),
        kind,
        name,
        size,
        partSize: PART_SIZE,
        parts: [],
        createdAt: "2024-01-01T00:00:00Z",
      };
      uploads.set(upload.id, { upload, fingerprint, parts: new Map() });
      return upload;
    },
    get: async (id) => find(id).upload,
    async sign(id, partNumbers) {
      find(id);
      signed.push(partNumbers);
      return new Map(partNumbers.map((number) => [number, `${base}/${id}/${number}`]));
    },
    async complete(id, parts) {
      const { upload } = find(id);
      const wrong = parts.some(
        ({ etag }, index) => upload.parts.find((p) => p.partNumber === index + 1)?.etag !== etag,
      );
      if (wrong || parts.length !== Math.ceil(upload.size / PART_SIZE)) {
        throw new AppError("invalid_request", "a part is missing");
      }
      return { kind: upload.kind, id };
    },
    deleteVideo: async () => {},
    async abort(id) {
      uploads.delete(id);
    },
  };

  return {
    api,
    /** The part numbers in the order in which their sending began. */
    attempts,
    /** The part numbers of each signing request. */
    signed,
    uploads,
    /** The parts of an upload, joined. */
    joined: (id: string) => {
      const parts = [...(uploads.get(id)?.parts ?? [])].sort(([a], [b]) => a - b);
      return Buffer.concat(parts.map(([, bytes]) => bytes));
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const etagOf = (bytes: Buffer) => `"${createHash("md5").update(bytes).digest("hex")}"`;

/** The checksums that a browser's worker makes. */
export const checksumsOfNode: PartChecksums = {
  of: async (part) =>
    createHash("md5")
      .update(await part.bytes())
      .digest("base64"),
  close() {},
};

/** `sendPart` by fetch, which Node has; what an answer means is the product's own `partError`. */
export const sendPartByFetch: SendPart = async ({ url, body, md5, signal, onProgress }) => {
  const headers = { "content-md5": md5 };
  const response = await fetch(url, { method: "PUT", body, headers, signal }).catch(() => undefined);
  if (signal.aborted) throw new AppError("cancelled", "stopped");
  const etag = response?.ok ? response.headers.get("etag") : null;
  if (!etag) throw partError(response?.status ?? 0);
  onProgress(body.size);
  return etag;
};
