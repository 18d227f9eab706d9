/** A repeatable stream of numbers in [0, 1) (mulberry32): the same seed gives the same ride on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) that belongs to a lattice point: needs no stream, so scenery can be asked for in any order. */
export function hash(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

/** Side of the noise's lattice, after which it repeats; a power of two. */
const LATTICE = 1024;
const lattice = Float32Array.from({ length: LATTICE * LATTICE }, (_, i) => hash(i, 0, 1));

/** Smooth value noise in [0, 1] over the plane, one lattice cell a unit. */
export function noise(x: number, y: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = fade(x - column);
  const fy = fade(y - row);
  // Each seed looks at another part of the lattice.
  const left = (column + seed * 197) & (LATTICE - 1);
  const right = (left + 1) & (LATTICE - 1);
  const upper = ((row + seed * 389) & (LATTICE - 1)) * LATTICE;
  const lower = (upper + LATTICE) & (LATTICE * LATTICE - 1);
  const top = mix(lattice[upper + left]!, lattice[upper + right]!, fx);
  const bottom = mix(lattice[lower + left]!, lattice[lower + right]!, fx);
  return mix(top, bottom, fy);
}

/** Between a and b by a share of 0 to 1. */
export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** 0 up to `from`, 1 from `to` on, and a curve without corners between. */
export function smoothstep(from: number, to: number, value: number): number {
  return fade(Math.min(1, Math.max(0, (value - from) / (to - from))));
}

function fade(share: number): number {
  return share * share * (3 - 2 * share);
}
