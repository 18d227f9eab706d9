/** CRC-16 (polynomial 0xA001, reflected), one entry for each byte. */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
  return value;
});

/** The FIT protocol's checksum of `bytes[from, to)`, continuing from `checksum` (0 at a file's beginning). */
export function fitChecksum(checksum: number, bytes: Uint8Array, from: number, to: number): number {
  let value = checksum;
  for (let i = from; i < to; i++) value = (value >> 8) ^ TABLE[(value ^ bytes[i]!) & 0xff]!;
  return value;
}
