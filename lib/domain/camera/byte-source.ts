/**
 * A file that is read here and there, wherever it lies: a File of the browser, a file on disk, an object behind HTTP
 * ranges. `read` gives exactly the bytes asked for, fewer only where the file ends.
 */
export type ByteSource = {
  /** Bytes. */
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** Bytes fetched at a time for small reads: a box's header is 8 bytes, a request over the network is not. */
const WINDOW = 16 * 1024;
/** An honest index takes some hundred; one of millions of boxes in boxes is made to hold a reader up. */
const MOST_READS = 20_000;

/**
 * The same source for reading an index: small reads that follow each other closely are answered from one larger read,
 * and after more reads than any index needs it looks like a source that has ended.
 */
export function readAhead(source: ByteSource): ByteSource {
  let left = MOST_READS;
  let start = 0;
  let bytes = new Uint8Array(0);
  return {
    size: source.size,
    async read(offset, length) {
      if (--left < 0) return new Uint8Array(0);
      if (length > WINDOW) return source.read(offset, length);
      if (offset < start || offset + length > start + bytes.length) {
        bytes = new Uint8Array(await source.read(offset, Math.min(WINDOW, Math.max(0, source.size - offset))));
        start = offset;
      }
      return bytes.subarray(offset - start, offset - start + length);
    },
  };
}

/** Big-endian numbers of the bytes, as MP4 and GPMF write them. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Four bytes as characters: a box's type, a GPMF key. */
export function fourCharacters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
