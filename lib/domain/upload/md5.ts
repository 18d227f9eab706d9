/**
 * MD5 (RFC 1321) of bytes, 16 of them: what S3 checks a part against (`Content-MD5`), and what browsers have no
 * function for. Against accidents only, never against people.
 */
export function md5(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const whole = bytes.length - (bytes.length % BLOCK);
  mix(state, bytes.subarray(0, whole));
  mix(state, padded(bytes.subarray(whole), bytes.length));
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => {
    digest.setInt32(index * 4, word, true);
  });
  return new Uint8Array(digest.buffer);
}

const BLOCK = 64;
/** Bits by which a step turns its sum, four for each of the four rounds. */
const TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
/** Of step i the 32 bits after the point of |sin(i + 1)|. */
const SINES = Int32Array.from({ length: BLOCK }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/** The last bytes, a one bit, zeros, and the length in bits: whole blocks again. */
function padded(rest: Uint8Array, length: number): Uint8Array {
  const blocks = new Uint8Array(rest.length < BLOCK - 8 ? BLOCK : 2 * BLOCK);
  blocks.set(rest);
  blocks[rest.length] = 0x80;
  new DataView(blocks.buffer).setBigUint64(blocks.length - 8, BigInt(length) * 8n, true);
  return blocks;
}

/** Takes whole blocks into the state. Loops of their own and no call in them: 3 GB are a minute of work otherwise. */
function mix(state: Int32Array, bytes: Uint8Array): void {
  const words = new Int32Array(16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  for (let at = 0; at < bytes.length; at += BLOCK) {
    for (let word = 0; word < 16; word++) words[word] = view.getInt32(at + word * 4, true);
    const [a0, b0, c0, d0] = [a, b, c, d];
    let sum = 0;
    let bits = 0;
    for (let i = 0; i < 16; i++) {
      sum = (a + ((b & c) | (~b & d)) + SINES[i]! + words[i]!) | 0;
      bits = TURNS[i & 3]!;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << bits) | (sum >>> (32 - bits)))) | 0;
    }
    for (let i = 16; i < 32; i++) {
      sum = (a + ((d & b) | (~d & c)) + SINES[i]! + words[(5 * i + 1) & 15]!) | 0;
      bits = TURNS[4 + (i & 3)]!;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << bits) | (sum >>> (32 - bits)))) | 0;
    }
    for (let i = 32; i < 48; i++) {
      sum = (a + (b ^ c ^ d) + SINES[i]! + words[(3 * i + 5) & 15]!) | 0;
      bits = TURNS[8 + (i & 3)]!;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << bits) | (sum >>> (32 - bits)))) | 0;
    }
    for (let i = 48; i < 64; i++) {
      sum = (a + (c ^ (b | ~d)) + SINES[i]! + words[(7 * i) & 15]!) | 0;
      bits = TURNS[12 + (i & 3)]!;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << bits) | (sum >>> (32 - bits)))) | 0;
    }
    a = (a + a0) | 0;
    b = (b + b0) | 0;
    c = (c + c0) | 0;
    d = (d + d0) | 0;
  }
  state.set([a, b, c, d]);
}
