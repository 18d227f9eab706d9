import { createHash, randomBytes } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { checksumsOfNode, sendPartByFetch, startPartServer, type Verdict } from "./testing/part-server.ts";
import { type UploadOrder, uploadFile } from "./upload-file.ts";

const PART = 64 * 1024;
const bytes = randomBytes(9 * PART + 321);
const PARTS = 10;
const sha256 = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

type Server = Awaited<ReturnType<typeof startPartServer>>;
let servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  servers = [];
});

async function start(judge?: (partNumber: number, attempt: number) => Verdict): Promise<Server> {
  const server = await startPartServer(judge);
  servers.push(server);
  return server;
}

function run(server: Server, order: Partial<UploadOrder> = {}) {
  const told = { kept: [] as number[], sent: [] as number[], setbacks: 0, finishing: 0 };
  const done = uploadFile(
    {
      file: new Blob([bytes]),
      kind: "video",
      name: "ride.mp4",
      fingerprint: "ride.mp4 1",
      api: server.api,
      sendPart: sendPartByFetch,
      checksums: checksumsOfNode,
      signal: new AbortController().signal,
      delays: [1, 1, 1],
      ...order,
    },
    {
      onBegin: ({ kept }) => told.kept.push(kept),
      onProgress: (sent) => told.sent.push(sent),
      onSetback: () => told.setbacks++,
      onFinishing: () => told.finishing++,
    },
  );
  return { done, told };
}

describe("uploading a file", () => {
  it("sends every part once and the server holds exactly the file", async () => {
    const server = await start();
    const { done, told } = run(server);
    const { id } = await done;
    expect(server.attempts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
    expect(told.kept).toEqual([0]);
    expect(told.sent.at(-1)).toBe(bytes.length);
    expect(told.finishing).toBe(1);
  });

  it("signs many parts with one request", async () => {
    const server = await start();
    await run(server).done;
    expect(server.signed).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  });

  it("sends a part again whose connection was cut", async () => {
    const server = await start((part, attempt) => (part % 3 === 0 && attempt <= 2 ? "cut" : "keep"));
    const { done, told } = run(server);
    const { id } = await done;
    expect(told.setbacks).toBe(6);
    for (const part of [3, 6, 9]) expect(server.attempts.filter((n) => n === part)).toHaveLength(3);
    expect(server.attempts).toHaveLength(PARTS + 6);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("asks for a new URL when one has expired", async () => {
    const server = await start((part, attempt) => (part === 2 && attempt === 1 ? "expire" : "keep"));
    const { id } = await run(server).done;
    expect(server.signed.flat().filter((part) => part === 2)).toHaveLength(2);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("asks anew for all that expired while the machine slept, and tells nobody of a lost connection", async () => {
    let slept = false;
    const server = await start((part) => (!slept && part > 2 ? "expire" : "keep"));
    const sign = server.api.sign;
    server.api.sign = async (id, partNumbers) => {
      // The second request for URLs is made after waking.
      slept = server.signed.length > 0;
      return sign(id, partNumbers);
    };
    const { done, told } = run(server, { parallel: 1 });
    const { id } = await done;
    expect(server.attempts).toEqual([1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(server.signed).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [3, 4, 5, 6, 7, 8, 9, 10],
    ]);
    expect(told.setbacks).toBe(0);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("says that storage refuses it when fresh URLs are refused too", async () => {
    const server = await start(() => "expire");
    await expect(run(server).done).rejects.toMatchObject({
      code: "unavailable",
      userMessage: expect.stringContaining("Storage refuses the upload"),
    });
  });

  it("comes back when a server that was asked too often says so", async () => {
    const server = await start();
    const { AppError } = await import("#lib/domain/errors");
    const sign = server.api.sign;
    let refusals = 0;
    server.api.sign = async (id, partNumbers) => {
      if (refusals++ === 0) throw new AppError("rate_limited", "Too many requests.", { retryAfter: 0.01 });
      return sign(id, partNumbers);
    };
    const { id } = await run(server, { parallel: 1 }).done;
    expect(refusals).toBe(2);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("is patient while there is no network, however long that is", async () => {
    const listeners = new Set<() => void>();
    vi.stubGlobal("navigator", { onLine: false });
    vi.stubGlobal("addEventListener", (_: string, listener: () => void) => listeners.add(listener));
    let tries = 0;
    const server = await start((part) => (part === 5 && ++tries <= 7 ? "cut" : "keep"));
    const { done } = run(server, { delays: [1] });
    // Each look at the network ends a wait of fifteen seconds.
    await vi.waitFor(
      () => {
        for (const listener of listeners) listener();
        expect(tries).toBeGreaterThan(7);
      },
      { timeout: 10_000, interval: 5 },
    );
    const { id } = await done;
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
    vi.unstubAllGlobals();
  });

  it("gives up when the connection stays away, and a later call sends only what is missing", async () => {
    let down = true;
    const server = await start((part) => (down && part > 4 ? "cut" : "keep"));
    await expect(run(server, { parallel: 1 }).done).rejects.toMatchObject({ code: "unavailable" });
    const held = [...([...server.uploads.values()][0]?.parts.keys() ?? [])].sort((a, b) => a - b);
    expect(held).toEqual([1, 2, 3, 4]);

    down = false;
    server.attempts.length = 0;
    const { done, told } = run(server);
    const { id } = await done;
    expect(server.attempts.toSorted((a, b) => a - b)).toEqual([5, 6, 7, 8, 9, 10]);
    expect(told.kept).toEqual([4 * PART]);
    expect(Math.min(...told.sent)).toBe(4 * PART);
    expect(server.uploads.size).toBe(1);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("stops when it is paused, keeps what arrived and goes on from there", async () => {
    const server = await start();
    const pause = new AbortController();
    const paused = run(server, {
      signal: pause.signal,
      parallel: 1,
      sendPart: async (request) => {
        const etag = await sendPartByFetch(request);
        if (server.attempts.length === 5) pause.abort();
        return etag;
      },
    });
    await expect(paused.done).rejects.toMatchObject({ code: "cancelled" });
    expect(server.attempts).toEqual([1, 2, 3, 4, 5]);

    await run(server, { parallel: 1 }).done;
    expect(server.attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("does not go on with the upload of another file", async () => {
    const server = await start();
    await server.api.create({ kind: "video", name: "a.mp4", size: 5, fingerprint: "ride.mp4 1" });
    await server.api.create({ kind: "video", name: "b.mp4", size: bytes.length, fingerprint: "other" });
    const { told, done } = run(server);
    await done;
    expect(told.kept).toEqual([0]);
    expect(server.uploads.size).toBe(3);
  });

  it("sends a part again that storage lost before the end", async () => {
    const server = await start();
    const complete = server.api.complete;
    let lost = false;
    server.api.complete = async (id, parts) => {
      if (!lost) server.uploads.get(id)?.parts.delete(7);
      lost = true;
      return complete(id, parts);
    };
    const { id } = await run(server).done;
    expect(server.attempts.filter((part) => part === 7)).toHaveLength(2);
    expect(server.attempts).toHaveLength(PARTS + 1);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("begins anew when the server has forgotten the upload", async () => {
    const server = await start();
    const sign = server.api.sign;
    let forgotten = false;
    server.api.sign = async (id, partNumbers) => {
      if (!forgotten) server.uploads.clear();
      forgotten = true;
      return sign(id, partNumbers);
    };
    const { id } = await run(server).done;
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("sends a part again that storage found to be changed on its way", async () => {
    const server = await start();
    let changed = 0;
    const { done } = run(server, {
      sendPart: (request) => {
        const isFirstTry = server.attempts.length === 0 && changed++ === 0;
        return sendPartByFetch(
          isFirstTry ? { ...request, body: new Blob([new Uint8Array(request.body.size)]) } : request,
        );
      },
    });
    const { id } = await done;
    expect(server.attempts).toHaveLength(PARTS + 1);
    expect(sha256(server.joined(id))).toBe(sha256(bytes));
  });

  it("passes on what the server says about the file", async () => {
    const server = await start();
    const { AppError } = await import("#lib/domain/errors");
    server.api.complete = async () => {
      throw new AppError("invalid_video", "This file is not a video.");
    };
    await expect(run(server).done).rejects.toMatchObject({ userMessage: "This file is not a video." });
  });
});
