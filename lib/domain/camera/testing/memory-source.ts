import type { ByteSource } from "#lib/domain/camera/byte-source";

/** Bytes as a source that counts what is read of it. */
export type MemorySource = ByteSource & { readonly reads: number; readonly bytesRead: number };

export function memorySource(bytes: Uint8Array): MemorySource {
  let reads = 0;
  let bytesRead = 0;
  return {
    size: bytes.length,
    get reads() {
      return reads;
    },
    get bytesRead() {
      return bytesRead;
    },
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0)) throw new RangeError(`read of ${length} bytes at ${offset}`);
      const piece = bytes.slice(offset, offset + length);
      reads++;
      bytesRead += piece.length;
      return piece;
    },
  };
}
