import { AppError } from "#lib/domain/errors";
import { unreadable } from "./unreadable.ts";

type SendPartRequest = {
  readonly url: string;
  readonly body: Blob;
  /** Of the body, in base64: storage refuses what does not match. */
  readonly md5: string;
  readonly signal: AbortSignal;
  /** Bytes of this part on their way so far. */
  readonly onProgress: (bytes: number) => void;
};

/**
 * PUTs one part and answers its ETag. Throws AppError: `unavailable` for what may pass, `gone` when the URL has
 * expired, `not_found` when storage no longer knows the upload, `cancelled` when the signal was given.
 */
export type SendPart = (request: SendPartRequest) => Promise<string>;

/** A connection that moves nothing for so long is dead, even if nobody closed it. Milliseconds. */
const STALL = 60_000;

/** By XMLHttpRequest: fetch cannot tell how much of a body has been sent. */
export const sendPart: SendPart = ({ url, body, md5, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stall: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(stall);
      stall = setTimeout(() => request.abort(), STALL);
    };
    const stop = () => request.abort();
    signal.addEventListener("abort", stop);

    request.upload.onprogress = (event) => {
      watch();
      onProgress(event.loaded);
    };
    request.onloadend = () => {
      clearTimeout(stall);
      signal.removeEventListener("abort", stop);
      const etag = request.status === 200 ? request.getResponseHeader("etag") : null;
      if (etag) resolve(etag);
      else if (signal.aborted) reject(new AppError("cancelled", "the upload was stopped"));
      else void isReadable(body).then((readable) => reject(readable ? partError(request.status) : unreadable()));
    };
    request.open("PUT", url);
    request.setRequestHeader("content-md5", md5);
    watch();
    request.send(body);
    if (signal.aborted) stop();
  });

/** A file that was moved or changed after it was chosen fails like a broken connection, but no waiting mends it. */
async function isReadable(body: Blob): Promise<boolean> {
  return body
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** What storage's answer means; status 0 is no answer at all. */
export function partError(status: number): AppError {
  if (status === 403) return new AppError("gone", "the part's URL has expired");
  if (status === 404) return new AppError("not_found", "storage no longer knows this upload");
  if (status === 200) {
    return new AppError("internal", "storage hides the ETag header: its CORS rules must expose it", {
      userMessage: "The storage server's settings keep the browser from uploading (CORS must expose the ETag header).",
    });
  }
  const passing = status === 0 || status === 408 || status === 429 || status >= 500;
  if (!passing && status !== 400) return new AppError("internal", `storage answered ${status} to a part`);
  // 400 is a part that was cut off or changed on its way: sent again it is whole.
  return new AppError("unavailable", `storage answered ${status} to a part`, {
    userMessage: "The connection was lost. What has arrived is kept; resume when you are online again.",
  });
}
