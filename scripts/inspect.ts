import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { AppError, isUserFault, toAppError } from "#lib/domain/errors";
import type { Rider } from "#lib/domain/rider";
import { createSampler } from "#lib/domain/track/create-sampler";
import { detectFormat, type FileFormat, HEAD_BYTES, isTrackFormat } from "#lib/domain/track/read/detect-format";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { trackFacts } from "#lib/domain/track/track-facts";
import { formatUtc, parseUtc, type UtcSeconds, utcSeconds } from "#lib/domain/units";
import { parseCliArgs, runCli, statInputFile, usageFault } from "./cli.ts";
import { describeFault, describeTrack, describeTrackBriefly, describeVideo } from "./describe-facts.ts";
import { readVideo } from "./read-video.ts";
import { parseRider, RIDER_OPTIONS } from "./rider-options.ts";

const USAGE = `npm run inspect -- FILE... [--at MOMENT]... [--ftp WATTS] [--json]

  FILE         a track (FIT, GPX, TCX, DJI SRT, also as .gz) or a video, whose facts are printed, with
               those of the ride that the camera recorded into it; of several files a line each
  --at MOMENT  every value that the track has at this moment: a time like 2024-05-01T09:30:00Z, or
               seconds since the track's start like 90.5; may be given again and again
  --ftp WATTS, --max-heart-rate BPM, --weight KG, --rider NAME
               who rides, for zones and W/kg (left out, what the track knows)
  --json       print one JSON object: SI units, absent values left out; \`npm run -s inspect -- … --json\`
               keeps npm's own lines out of it`;

/** Seconds: some three thousand years, so that a date can be made of the moment. */
const FARTHEST = 1e11;

await runCli(async (args, signal) => {
  const { values, positionals } = parseCliArgs({
    args,
    allowPositionals: true,
    options: {
      ...RIDER_OPTIONS,
      at: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined) throw usageFault("Name a file.");
  if (more.length > 0 && values.at.length > 0) throw usageFault("--at asks for a moment of one track: name one file.");
  const moments = values.at.map(parseMoment);
  const rider = parseRider(values);
  const print = (object: object, text: string) =>
    process.stdout.write(`${values.json ? JSON.stringify(object) : text}\n`);

  if (more.length > 0) {
    for (const file of positionals) await inspectBriefly(file, { rider, signal, print });
    return;
  }
  await statInputFile(path);
  const format = await formatOf(path);
  if (isVideo(format)) {
    const { facts, camera } = await readVideo(path, signal);
    if (!camera.track) {
      if (moments.length > 0) throw usageFault(`--at asks for a moment of a track. ${camera.reason}`);
      print({ ...facts, camera: null, reason: camera.reason }, describeVideo(facts, camera.reason));
      return;
    }
    const { object, text } = describedAt(createSampler(camera.track, rider), moments);
    print({ ...facts, camera: object }, `${describeVideo(facts)}\n\n${text}`);
    return;
  }
  if (!isTrackFormat(format)) throw neither(format);
  const { object, text } = describedAt(createSampler(await readTrack(createReadStream(path)), rider), moments);
  print(object, text);
}, USAGE);

type MomentOf = (sampler: TrackSampler) => UtcSeconds;

/** A track's facts and its values at the moments, for machines and for people. */
function describedAt(sampler: TrackSampler, moments: readonly MomentOf[]): { object: object; text: string } {
  const facts = trackFacts(sampler);
  const samples = moments.map((momentOf) => sampler.sample(momentOf(sampler)));
  const at = samples.map(({ utc, ...known }) => ({ utc: formatUtc(utc), ...known }));
  return { object: { ...facts, ...(at.length > 0 ? { at } : {}) }, text: describeTrack(facts, samples) };
}

type BriefOptions = {
  readonly rider: Rider;
  readonly signal: AbortSignal;
  readonly print: (object: object, text: string) => void;
};

/** One line: what the file is, or why it is refused, which sets the exit code but lets the next file have its turn. */
async function inspectBriefly(file: string, { rider, signal, print }: BriefOptions): Promise<void> {
  try {
    await statInputFile(file);
    const format = await formatOf(file);
    if (isVideo(format)) {
      const { facts } = await readVideo(file, signal);
      const gps = facts.gpsClock ? `; camera's GPS ${facts.gpsClock.points} points` : "";
      const size = `${facts.width} × ${facts.height}`;
      print({ file, ...facts }, `${file}: video; ${size}; ${facts.duration.toFixed(3)} s${gps}`);
    } else {
      const facts = trackFacts(createSampler(await readTrack(createReadStream(file)), rider));
      print({ file, ...facts }, `${file}: ${describeTrackBriefly(facts)}`);
    }
  } catch (error) {
    const fault = toAppError(error);
    if (!isUserFault(fault.code)) throw error;
    process.exitCode = 2;
    const { code, details, userMessage } = fault;
    print({ file, code, ...details, message: userMessage }, `${file}: ${describeFault(fault)}`);
  }
}

function isVideo({ kind }: FileFormat): boolean {
  return kind === "video" || kind === "binary";
}

function parseMoment(text: string): MomentOf {
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) && Math.abs(Number(text)) <= FARTHEST) {
    return ({ start }) => utcSeconds(start + Number(text));
  }
  const utc = parseUtc(text);
  if (utc !== undefined) return () => utc;
  throw usageFault(
    `--at is a time like 2024-05-01T09:30:00Z or seconds since the track's start like 90.5, not "${text}".`,
  );
}

async function formatOf(path: string): Promise<FileFormat> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return detectFormat(buffer.subarray(0, bytesRead));
}

function neither(format: FileFormat): AppError {
  const what =
    format.kind === "other"
      ? `This is ${format.name}`
      : `The file is ${format.kind === "empty" ? "empty" : "neither a video nor a track but some text"}`;
  return new AppError(
    "invalid_request",
    `${what}. Name a video (MP4, MOV, MKV, WebM, AVI) or a track (FIT, GPX, TCX).`,
  );
}
