import { md5 } from "#lib/domain/upload/md5";
import { answerOf } from "../worker-answer.ts";
import type { ChecksumAnswer, ChecksumQuestion } from "./part-checksums.ts";
import { unreadable } from "./unreadable.ts";

/** A web worker: checksums of 3 GB take seconds, and the page must not stand still for them. */
addEventListener("message", ({ data: { id, part } }: MessageEvent<ChecksumQuestion>) => {
  void answerOf(checksumOf(part)).then((answer) => postMessage({ id, answer } satisfies ChecksumAnswer));
});

/** In base64, as the header `Content-MD5` wants it. */
async function checksumOf(part: Blob): Promise<string> {
  const bytes = await part.arrayBuffer().catch((error: unknown) => {
    throw unreadable(error);
  });
  return btoa(String.fromCharCode(...md5(new Uint8Array(bytes))));
}
