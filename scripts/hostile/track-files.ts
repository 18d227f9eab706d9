import { gzipSync } from "node:zlib";
import { FILE_ID, fitFile, record } from "#lib/domain/track/testing/fit-file";
import { seededRandom } from "../sample-ride/random.ts";
import type { World } from "./world.ts";

/** A file that poses as a ride. `refused`: nothing of it may be taken; `either`: what is sound in it may be read. */
export type HostileTrack = {
  readonly name: string;
  readonly expected: "refused" | "either";
  readonly content: Uint8Array | string;
};

const HEAD = '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>';
const TAIL = "</trkseg></trk></gpx>";

/** Every kind of it. */
export function hostileTracks({ secretPath, address }: World): HostileTrack[] {
  const refused = (name: string, content: Uint8Array | string): HostileTrack => ({
    name,
    expected: "refused",
    content,
  });
  const either = (name: string, content: Uint8Array | string): HostileTrack => ({ name, expected: "either", content });
  return [
    refused("GPX.gz that unpacks to 10 GB", bomb()),
    refused("gzip in gzip in gzip", gzipSync(gzipSync(gzipSync(ride(3))))),
    refused("a gzip cut short", gzipSync(ride(500)).subarray(0, -200)),
    refused("billion laughs (GPX)", laughs("gpx")),
    refused("billion laughs (TCX)", laughs("TrainingCenterDatabase")),
    refused("an entity of a file", `<!DOCTYPE gpx [<!ENTITY x SYSTEM "file://${secretPath}">]>${ride(3, "&x;")}`),
    refused("an entity of a server", `<!DOCTYPE gpx [<!ENTITY % x SYSTEM "${address}/dtd"> %x;]>${ride(3)}`),
    refused("a DTD elsewhere", `<!DOCTYPE gpx SYSTEM "${address}/gpx.dtd">${ride(3)}`),
    either("entities that nobody defined", ride(3, "&secret;")),
    refused("a million elements in one another", `${HEAD}${"<x>".repeat(1_000_000)}`),
    refused("a text of 30 million characters", `${HEAD}<trkpt lat="1" lon="${"1".repeat(30_000_000)}"/>${TAIL}`),
    refused("2.1 million points", points(2_100_000)),
    either("places that are no numbers", places()),
    either(
      "bytes that are no UTF-8",
      Buffer.concat([Buffer.from(HEAD), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from(TAIL)]),
    ),
    either("UTF-16", Buffer.from(`\ufeff${ride(3)}`, "utf16le")),
    either("UTF-7", ride(3).replaceAll("<", "+ADw-")),
    either("NUL between letters", ride(3, "a\0b")),
    refused("an HTML page", "<!DOCTYPE html><html><script>alert(1)</script></html>"),
    refused("JSON", '{"__proto__":{"admin":true}}'),
    refused("nothing", " "),
    either("FIT with a size of 4 GB", fitFile([FILE_ID, record(0), record(1)], { dataSize: 0xffffffff })),
    either("FIT with a wrong checksum", fitFile([FILE_ID, record(0), record(1)], { checksum: 1 })),
    refused("FIT of definitions only", fitFile(Array.from({ length: 50_000 }, (_, k) => definitions(k)))),
    refused(
      "FIT of 255 developer fields, 10,000 times",
      fitFile(Array.from({ length: 10_000 }, (_, k) => developers(k))),
    ),
    refused("FIT of noise", Buffer.concat([fitFile([FILE_ID]).subarray(0, 14), noise(1_000_000)])),
    refused("noise", noise(1_000_000)),
    refused(
      "subtitles without sense (SRT)",
      "1\n00:00:00,000 --> 99:99:99,999\n[latitude: 1e308] [longitude: NaN]\n\n".repeat(10_000),
    ),
  ];
}

function ride(count: number, name = "x"): string {
  const moments = Array.from({ length: count }, (_, k) => new Date(Date.UTC(2026, 0, 1) + k * 1000).toISOString());
  return `${HEAD}<name>${name}</name>${moments.map((time, k) => `<trkpt lat="${47 + k / 1e5}" lon="8"><time>${time}</time></trkpt>`).join("")}${TAIL}`;
}

/** 10 MB: a member of 64 MB of nothing, over and over. */
function bomb(): Uint8Array {
  const member = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32), { level: 9 });
  return Buffer.concat([gzipSync(HEAD), ...Array.from({ length: 160 }, () => member)]);
}

function laughs(root: string): string {
  const lines = Array.from({ length: 9 }, (_, k) => `<!ENTITY l${k + 1} "${`&l${k};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "ha">${lines.join("")}]><${root}>&l9;</${root}>`;
}

function points(count: number): Uint8Array {
  const one = '<trkpt lat="1" lon="1"/>';
  return Buffer.from(`${HEAD}${one.repeat(count)}${TAIL}`);
}

function places(): string {
  const values = [
    "NaN",
    "Infinity",
    "-Infinity",
    "1e308",
    "-1e308",
    "1e-320",
    "0x10",
    "",
    " ",
    "٤٧",
    "1e",
    "--1",
    "9".repeat(400),
  ];
  const all = values.flatMap((a) =>
    values.map((b) => `<trkpt lat="${a}" lon="${b}"><ele>${a}</ele><time>${b}</time></trkpt>`),
  );
  return `${HEAD}${all.join("")}${TAIL}`;
}

/** A definition of 255 fields of 255 bytes each, for one of 16 local numbers. */
function definitions(k: number): number[] {
  return [0x40 | (k % 16), 0, 0, 20, 0, 4, ...Array.from({ length: 4 }, (_, f) => [f, 255, 7]).flat()];
}

function developers(k: number): number[] {
  return [0x60 | (k % 16), 0, 0, 20, 0, 0, 255, ...Array.from({ length: 255 }, (_, f) => [f, 1, f]).flat()];
}

function noise(length: number): Buffer {
  const random = seededRandom(7);
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}
