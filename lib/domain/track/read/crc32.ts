/** CRC-32 (polynomial 0xEDB88320, reflected), one entry for each byte. */
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of gzip (RFC 1952), continuing from `checksum` (0 at the beginning). */
export function crc32(checksum: number, bytes: Uint8Array): number {
  let value = ~checksum;
  for (let i = 0; i < bytes.length; i++) value = (value >>> 8) ^ TABLE[(value ^ bytes[i]!) & 0xff]!;
  return ~value >>> 0;
}
