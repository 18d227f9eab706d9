import { seededRandom } from "../sample-ride/random.ts";

/** The same file with some bytes changed, cut out or doubled: the same seed, the same changes. */
export function variation(file: Uint8Array, seed: number): Uint8Array<ArrayBuffer> {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const copy = Uint8Array.from(file);
  const kind = seed % 4;
  if (kind === 0) return copy.slice(0, upTo(copy.length));
  if (kind === 1) {
    const from = upTo(copy.length);
    return Uint8Array.from([...copy.subarray(0, from), ...copy.subarray(from + upTo(64))]);
  }
  const changes = 1 + upTo(kind === 2 ? 8 : 200);
  // Headers decide more than pictures: half of the changes fall into the first and last kilobytes.
  for (let n = 0; n < changes; n++) {
    const place =
      n % 2
        ? upTo(copy.length)
        : n % 4
          ? copy.length - 1 - upTo(Math.min(4096, copy.length))
          : upTo(Math.min(4096, copy.length));
    copy[place] = upTo(256);
  }
  return copy;
}
