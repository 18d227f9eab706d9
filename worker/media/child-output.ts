import { AppError } from "#lib/domain/errors";

/** Bytes of standard output that are kept: ffprobe's description of ten thousand streams takes fifteen million. */
const MOST_OUTPUT = 32 * 1024 ** 2;
/** Bytes of a line; a longer one is none of ours and is left out. */
const LONGEST_LINE = 64 * 1024;
/** Bytes of standard error that are kept: its end tells why. */
const TAIL = 16 * 1024;

/** All that a program prints. Throws AppError `invalid_video` when a file makes it print without end. */
export async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > MOST_OUTPUT) {
      throw new AppError("invalid_video", `more than ${MOST_OUTPUT} bytes were printed`, {
        userMessage:
          "This file lists more than any recording holds, so it was not read. Export it from a video editor.",
      });
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Hands out what a program prints line by line, also a last one that does not end. */
export async function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let begun = "";
  let isTooLong = false;
  for await (const chunk of stream) {
    const [rest = "", ...further] = decoder.decode(chunk as Buffer, { stream: true }).split("\n");
    begun += isTooLong ? "" : rest;
    for (const next of further) {
      if (!isTooLong) onLine(begun);
      begun = next;
      isTooLong = false;
    }
    if (begun.length <= LONGEST_LINE) continue;
    begun = "";
    isTooLong = true;
  }
  if (begun && !isTooLong) onLine(begun);
}

/** Reads on and keeps the end; ask for it when the program has ended. */
export function readTail(stream: NodeJS.ReadableStream): () => string {
  let tail = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL);
  });
  return () => tail.toString("utf8");
}
