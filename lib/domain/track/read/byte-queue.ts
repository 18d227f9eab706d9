export type ByteQueue = {
  /** Adds bytes at the end. They are copied: the piece may be used again. */
  push(piece: Uint8Array): void;
  /** How many bytes wait. */
  readonly length: number;
  /** What waits, in one piece; valid until the next `push`. */
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where in `bytes` the first waiting byte is. */
  readonly start: number;
  /** Takes bytes off the front. */
  drop(count: number): void;
};

/** Bytes that come in pieces of any size and are taken in pieces of another, without copying all of them each time. */
export function createByteQueue(): ByteQueue {
  let bytes = new Uint8Array(65_536);
  let view = new DataView(bytes.buffer);
  let start = 0;
  let end = 0;
  return {
    push(piece) {
      if (end + piece.length > bytes.length) {
        const waiting = bytes.subarray(start, end);
        if (waiting.length + piece.length > bytes.length) {
          bytes = new Uint8Array(Math.max(bytes.length * 2, waiting.length + piece.length));
          view = new DataView(bytes.buffer);
          bytes.set(waiting);
        } else bytes.copyWithin(0, start, end);
        end = waiting.length;
        start = 0;
      }
      bytes.set(piece, end);
      end += piece.length;
    },
    get length() {
      return end - start;
    },
    get bytes() {
      return bytes;
    },
    get view() {
      return view;
    },
    get start() {
      return start;
    },
    drop(count) {
      start += count;
    },
  };
}
