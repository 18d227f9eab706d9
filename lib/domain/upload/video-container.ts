/** How many first bytes `isVideoContainer` wants to see. */
export const VIDEO_START_BYTES = 1024;

/** Bytes by which a container is known, and where they stand. */
const SIGNATURES: readonly (readonly [at: number, bytes: string])[] = [
  ...["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp"].map((box) => [4, box] as const),
  [0, "\x1a\x45\xdf\xa3"], // Matroska, WebM
  [8, "AVI "],
  [0, "FLV\x01"],
  [0, "\x30\x26\xb2\x75"], // ASF, WMV
  [0, "OggS"],
  [0, "\x00\x00\x01\xba"], // MPEG program stream
  [0, "\x06\x0e\x2b\x34"], // MXF
  [0, "\x1f\x07\x00"], // DV
];

/**
 * Whether a file begins as one of the video containers that we read. The name plays no part: a playlist or a page
 * renamed `.mp4` is refused here, before any program opens it. What is inside is for the probe to find out.
 */
export function isVideoContainer(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start.subarray(0, 16));
  return SIGNATURES.some(([at, bytes]) => text.startsWith(bytes, at)) || isTransportStream(start);
}

/** Sync bytes at every packet: 188 bytes each, 192 in camcorders' `.m2ts`. A recording may begin inside a packet. */
function isTransportStream(start: Uint8Array): boolean {
  return [188, 192].some((packet) => {
    for (let first = 0; first < packet; first++) {
      if ([0, 1, 2, 3].every((index) => start[first + index * packet] === 0x47)) return true;
    }
    return false;
  });
}
