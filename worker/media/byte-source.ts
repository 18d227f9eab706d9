import { open } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import type { ByteSource } from "#lib/domain/camera/byte-source";
import { AppError } from "#lib/domain/errors";
import { isUrl } from "./input.ts";

type Opened = ByteSource & AsyncDisposable;

/**
 * A stored file to be read here and there: a local path, or a presigned URL that answers ranges. Throws AppError
 * `unavailable` when storage does not answer as asked, and the signal's reason once it fires.
 */
export async function openByteSource(input: string, signal: AbortSignal | undefined): Promise<Opened> {
  return isUrl(input) ? openUrl(input, signal) : openFile(input, signal);
}

async function openFile(path: string, signal: AbortSignal | undefined): Promise<Opened> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      signal?.throwIfAborted();
      const bytes = new Uint8Array(within(size, offset, length));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return bytes.subarray(0, bytesRead);
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}

async function openUrl(url: string, signal: AbortSignal | undefined): Promise<Opened> {
  const first = await range(url, 0, 1, signal);
  return {
    size: first.total,
    async read(offset, length) {
      const asked = within(first.total, offset, length);
      return asked === 0 ? new Uint8Array(0) : (await range(url, offset, asked, signal)).bytes;
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

const within = (size: number, offset: number, length: number) => Math.max(0, Math.min(length, size - offset));

/** Milliseconds to wait before each further try: an hour of video takes some thousand requests, and one may fail. */
const PAUSES = [100, 500, 2000];
/** Milliseconds. */
const PATIENCE = 20_000;

type Answer = { readonly bytes: Uint8Array; readonly total: number };

async function range(url: string, offset: number, length: number, signal: AbortSignal | undefined): Promise<Answer> {
  for (const pause of PAUSES) {
    const answer = await rangeOnce(url, offset, length, signal).catch(() => undefined);
    signal?.throwIfAborted();
    if (answer) return answer;
    await setTimeout(pause, undefined, signal ? { signal } : {});
  }
  return rangeOnce(url, offset, length, signal);
}

async function rangeOnce(
  url: string,
  offset: number,
  length: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE);
  const unanswered = (cause: unknown) => {
    signal?.throwIfAborted();
    throw new AppError("unavailable", `storage did not answer: ${String(cause)}`, { cause });
  };
  const answer = await fetch(url, {
    headers: { range: `bytes=${offset}-${offset + length - 1}` },
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  }).catch(unanswered);
  const total = Number(/\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1]);
  if (answer.status !== 206 || !Number.isFinite(total)) {
    await answer.body?.cancel();
    throw new AppError("unavailable", `storage answered ${answer.status} to a range request`);
  }
  return { bytes: new Uint8Array(await answer.arrayBuffer().catch(unanswered)), total };
}
