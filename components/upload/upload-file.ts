import type { Upload, UploadKind } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { partCount, partRange } from "#lib/domain/upload/part-plan";
import type { PartChecksums } from "./part-checksums.ts";
import { createPartUrls } from "./part-urls.ts";
import { retry } from "./retry.ts";
import type { SendPart } from "./send-part.ts";
import type { Completed, UploadApi, UploadedPart } from "./upload-api.ts";

export type UploadEvents = {
  /** Known to the server now; `kept` bytes of it had arrived before. */
  readonly onBegin: (begun: { readonly kept: number }) => void;
  /** Bytes on their way or arrived, of the whole file. */
  readonly onProgress: (sent: number) => void;
  /** Something failed that will be tried again after a while. The next progress means that bytes flow again. */
  readonly onSetback: () => void;
  /** Everything has arrived; the server puts it together and looks at it. */
  readonly onFinishing: () => void;
};

export type UploadOrder = {
  readonly file: Blob;
  readonly kind: UploadKind;
  readonly name: string;
  /** Names the file, so that its interrupted upload is found again. */
  readonly fingerprint: string;
  readonly api: UploadApi;
  readonly sendPart: SendPart;
  readonly checksums: PartChecksums;
  /** Given to pause: what is on its way is dropped, what has arrived stays and a later call goes on from there. */
  readonly signal: AbortSignal;
  readonly parallel?: number;
  /** Asked once everything has arrived: whether it is a chapter that will be joined. */
  readonly isChapter?: () => boolean;
  /** See `retry`. */
  readonly delays?: readonly number[] | undefined;
};

const PARALLEL = 4;

export type UploadedFile = Completed & {
  /** What it was completed from and as. */
  readonly parts: UploadedPart[];
  readonly chapter: boolean;
};

/**
 * Uploads a file in parallel parts, going on with an interrupted upload of the same file where there is one.
 * Throws AppError: `cancelled` when stopped, `unavailable` when the connection stays away (call again to go on), and
 * whatever the server says about the file.
 */
export async function uploadFile(order: UploadOrder, events: UploadEvents): Promise<UploadedFile> {
  const { api, signal } = order;
  const again = { signal, delays: order.delays, onSetback: events.onSetback };
  let upload = await retry(() => openUpload(order), again);
  // Once more when storage turns out to lack a part, or to have forgotten the upload between two of our requests.
  for (let rounds = 1; ; rounds++) {
    try {
      const parts = await sendMissing(order, upload, events);
      events.onFinishing();
      const chapter = order.isChapter?.() ?? false;
      const completed = await retry(() => api.complete(upload.id, parts, { chapter, signal }), again);
      return { ...completed, parts, chapter };
    } catch (error) {
      if (rounds > 1 || !(error instanceof AppError)) throw error;
      if (error.code === "not_found") upload = await retry(() => createUpload(order), again);
      else if (error.code === "invalid_request") upload = await retry(() => api.get(upload.id, signal), again);
      else throw error;
    }
  }
}

async function openUpload(order: UploadOrder): Promise<Upload> {
  const open = await order.api.find(order.fingerprint, order.signal);
  const same = open.find(({ kind, size }) => kind === order.kind && size === order.file.size);
  return same ?? createUpload(order);
}

function createUpload({ api, kind, name, file, fingerprint, signal }: UploadOrder): Promise<Upload> {
  return api.create({ kind, name, size: file.size, fingerprint }, signal);
}

/** Sends the parts that storage does not hold, several at a time, and answers all of them. */
async function sendMissing(order: UploadOrder, upload: Upload, events: UploadEvents): Promise<UploadedPart[]> {
  const { file, api } = order;
  const done: UploadedPart[] = upload.parts.map(({ partNumber, etag }) => ({ partNumber, etag }));
  const held = new Set(done.map((part) => part.partNumber));
  const missing = Array.from({ length: partCount(upload) }, (_, index) => index + 1).filter((n) => !held.has(n));
  const kept = upload.parts.reduce((sum, part) => sum + part.size, 0);
  events.onBegin({ kept });

  const underWay = new Map<number, number>();
  let arrived = kept;
  const tell = () => events.onProgress(arrived + [...underWay.values()].reduce((sum, bytes) => sum + bytes, 0));
  tell();

  // One part that fails for good stops the others, so that nothing is sent after the failure has been shown.
  const failed = new AbortController();
  const signal = AbortSignal.any([order.signal, failed.signal]);
  const again = { signal, delays: order.delays, onSetback: events.onSetback };
  const urls = createPartUrls((numbers) => api.sign(upload.id, numbers, signal), [...missing]);

  async function sendNext(): Promise<void> {
    for (let partNumber = missing.shift(); partNumber !== undefined; partNumber = missing.shift()) {
      const number = partNumber;
      const { start, end } = partRange(upload, number);
      const etag = await retry(() => sendOne(number, file.slice(start, end)), again);
      underWay.delete(number);
      arrived += end - start;
      done.push({ partNumber: number, etag });
      tell();
    }
  }

  async function sendOne(partNumber: number, body: Blob): Promise<string> {
    const onProgress = (bytes: number) => {
      underWay.set(partNumber, Math.min(bytes, body.size));
      tell();
    };
    const md5 = await order.checksums.of(body);
    const attempt = async () => {
      const given = await urls.take(partNumber);
      try {
        return await order.sendPart({ url: given.url, body, md5, signal, onProgress });
      } catch (error) {
        onProgress(0);
        if (isExpired(error)) urls.forget(given);
        throw error;
      }
    };
    try {
      return await attempt();
    } catch (error) {
      // A sleeping laptop wakes with URLs that have all expired: nothing is wrong with the connection.
      if (!isExpired(error)) throw error;
    }
    try {
      return await attempt();
    } catch (error) {
      throw isExpired(error) ? refusedAfresh(error) : error;
    }
  }

  const senders = Array.from({ length: order.parallel ?? PARALLEL }, () =>
    sendNext().catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  const ends = await Promise.allSettled(senders);
  const reasons = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  // Those that were stopped by the one that failed say only "cancelled".
  const reason = reasons.find((error) => !(error instanceof AppError) || error.code !== "cancelled") ?? reasons[0];
  if (reason !== undefined) throw reason;
  return done.sort((a, b) => a.partNumber - b.partNumber);
}

const isExpired = (error: unknown): error is AppError => error instanceof AppError && error.code === "gone";

/** Not expired then: a wrong clock, a proxy in between, a rule of the storage server's. */
function refusedAfresh(cause: AppError): AppError {
  return new AppError("unavailable", "storage refuses a part's URL that was just signed", {
    userMessage:
      "Storage refuses the upload. What has arrived is kept: resume later. If it stays so, tell who runs this site.",
    cause,
  });
}
