import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { execa } from "execa";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { writeLongRide } from "./long-ride.ts";

/**
 * What reading a long ride and deriving everything from it costs, beside the libraries that others use (which only
 * read). Each run has a process of its own, so that neither memory nor compiled code is shared; CPU time, because wall
 * time tells more about what else the machine does.
 */
const POINTS = 50_000;
const ROUNDS = 3;
/** Known, so that every metric is derived. */
const RIDER = { ftp: 250, maxHeartRate: 185, weight: 70 };

type Cost = { readonly points: number; readonly read: number; readonly derive: number; readonly memory: number };
/** Reads the file, and gives the number of points and what derives the rest from them. */
type Read = (path: string) => Promise<{ points: number; derive?: () => unknown }>;
type Reader = { readonly name: string; readonly file: string; readonly read: Read };

const ours: Read = async (path) => {
  const track = await readTrack(createReadStream(path));
  return { points: track.time.length, derive: () => createSampler(track, RIDER) };
};

const READERS: readonly Reader[] = [
  { name: "ours, FIT", file: "ride.fit", read: ours },
  { name: "ours, FIT in .gz", file: "ride.fit.gz", read: ours },
  { name: "@garmin/fitsdk, FIT", file: "ride.fit", read: readWithFitSdk },
  { name: "ours, GPX", file: "ride.gpx", read: ours },
  { name: "ours, GPX in .gz", file: "ride.gpx.gz", read: ours },
  { name: "gpxparser, GPX", file: "ride.gpx", read: readWithGpxParser },
  { name: "ours, TCX", file: "ride.tcx", read: ours },
];

async function readWithFitSdk(path: string): Promise<{ points: number }> {
  const { Decoder, Stream } = await import("@garmin/fitsdk");
  const { messages } = new Decoder(Stream.fromBuffer(await readFile(path))).read();
  return { points: messages.recordMesgs?.length ?? 0 };
}

async function readWithGpxParser(path: string): Promise<{ points: number }> {
  const { default: GpxParser } = await import("gpxparser");
  const parser = new GpxParser();
  parser.parse(await readFile(path, "utf8"));
  return { points: parser.tracks.flatMap(({ points }) => points).length };
}

/** In the process of its own: CPU milliseconds of reading and deriving, and by how much the most memory rose, in MB. */
async function measureHere(name: string, folder: string): Promise<Cost> {
  const reader = READERS.find((candidate) => candidate.name === name)!;
  if (name.startsWith("@garmin")) await import("@garmin/fitsdk");
  if (name.startsWith("gpxparser")) await import("gpxparser");
  const before = process.memoryUsage.rss();
  const [start, { points, derive }] = [process.cpuUsage(), await reader.read(join(folder, reader.file))];
  const read = cpuSince(start);
  const middle = process.cpuUsage();
  derive?.();
  const memory = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
  return { points, read, derive: cpuSince(middle), memory };
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function measureApart(name: string, folder: string): Promise<Cost> {
  const { stdout } = await execa(process.execPath, [import.meta.filename, name, folder]);
  return JSON.parse(stdout) as Cost;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const [, , name, given] = process.argv;
if (name && given) {
  console.log(JSON.stringify(await measureHere(name, given)));
} else {
  const folder = await mkdtemp(join(tmpdir(), "bench-read-"));
  try {
    const files = writeLongRide(POINTS);
    for (const [file, bytes] of Object.entries(files)) {
      await writeFile(join(folder, file), bytes);
      await writeFile(join(folder, `${file}.gz`), gzipSync(bytes));
    }
    // Interleaved, so that a busy moment of the machine does not fall on one of them alone.
    const rounds: Record<string, Cost>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const costs: Record<string, Cost> = {};
      for (const reader of READERS) costs[reader.name] = await measureApart(reader.name, folder);
      rounds.push(costs);
    }
    console.log(`${POINTS} points with position, elevation, speed, heart rate, cadence, power and temperature`);
    console.table(
      READERS.map((reader) => {
        const median = (of: (cost: Cost) => number) =>
          Math.round(middle(rounds.map((costs) => of(costs[reader.name]!))));
        return {
          reader: reader.name,
          "file MB": Number(
            ((files[reader.file.replace(/\.gz$/, "") as keyof typeof files].length ?? 0) / 1e6).toFixed(1),
          ),
          points: rounds[0]![reader.name]!.points,
          "read, CPU ms": median((cost) => cost.read),
          "derive, CPU ms": median((cost) => cost.derive),
          "more memory MB": median((cost) => cost.memory),
        };
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
