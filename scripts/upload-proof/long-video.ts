import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { execa } from "execa";

const CHUNK = 4 * 1024 ** 2;

/** Two seconds of picture, then noise in a box that players skip, up to exactly `size` bytes. */
export async function makeLongVideo(path: string, size: number, signal: AbortSignal): Promise<void> {
  const picture = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30:duration=2"];
  const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-movflags", "+faststart"];
  await execa("ffmpeg", ["-v", "error", "-y", ...picture, ...coding, path], { cancelSignal: signal });
  const { size: begun } = await stat(path);
  await pipeline(box(size - begun), createWriteStream(path, { flags: "a" }), { signal });
}

/** ISO 14496-12: a size of 1 says that 64 bits of size follow the type. */
function* box(length: number): Generator<Buffer> {
  const header = Buffer.alloc(16);
  header.writeUInt32BE(1, 0);
  header.write("free", 4);
  header.writeBigUInt64BE(BigInt(length), 8);
  yield header;
  const noise = createCipheriv("aes-128-ctr", randomBytes(16), randomBytes(16));
  const zeros = Buffer.alloc(CHUNK);
  for (let left = length - header.length; left > 0; left -= CHUNK) {
    yield noise.update(zeros.subarray(0, Math.min(left, CHUNK)));
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function sha256(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: CHUNK }), hash, { signal });
  return hash.digest("hex");
}
