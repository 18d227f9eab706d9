import { AppError } from "#lib/domain/errors";
import { findVersitygw } from "#lib/server/storage/testing/versitygw";
import { parseCliArgs, runCli } from "./cli.ts";
import { markdownTable } from "./markdown-table.ts";
import type { MemorySample } from "./upload-proof/browser-memory.ts";
import { proveUpload } from "./upload-proof/prove.ts";

const USAGE = `npm run upload-proof [-- --bytes N]

Uploads a made-up video of 3 GiB with Chromium to a real S3 server, with a connection that is cut, a storage server that
is overloaded, a URL that is refused and one reload of the page; compares checksums and tells time, what was sent twice
and what the browser's memory did. Takes about three times N on the disk for as long as it runs.`;

const MB = 1e6;

await runCli(async (args, signal) => {
  const { values } = parseCliArgs({ args, options: { bytes: { type: "string" } } });
  const size = Number(values.bytes ?? 3 * 1024 ** 3);
  if (!Number.isSafeInteger(size) || size < 40 * MB) {
    throw new AppError("invalid_request", "--bytes wants a whole number from 40000000 on.");
  }
  const versitygw = findVersitygw();
  if (!versitygw) throw new AppError("invalid_request", "The S3 server is missing: npm run tools brings it.");
  const log = (line: string) => process.stderr.write(`→ ${line}\n`);
  const proof = await proveUpload({ size, versitygw, signal, log });
  const rows = [
    ["size", `${size} bytes`],
    ["time", `${proof.seconds.toFixed(1)} s, reload included`],
    ["rate", `${(size / MB / proof.seconds).toFixed(1)} MB/s`],
    ["parts", `${proof.parts}`],
    ["parts sent again", `${proof.resent}`],
    ["bytes that left the browser", `${proof.sentBytes} (${((proof.sentBytes / size - 1) * 100).toFixed(2)} % more)`],
    ["went wrong", proof.faults.map(({ fault, partNumber }) => `${fault} (part ${partNumber})`).join(", ")],
    ["after the reload", `resumed at ${proof.resumedAt} %`],
    ["SHA-256 of the file", proof.sent],
    ["SHA-256 in storage", proof.stored],
  ] as const;
  const facts = markdownTable<(typeof rows)[number]>(
    [
      ["what", ([what]) => what],
      ["figure", ([, figure]) => figure],
    ],
    rows,
  );
  process.stdout.write(`${facts}\n\n${memoryTable(proof.memory)}\n`);
  if (proof.sent !== proof.stored) throw new AppError("internal", "storage holds other bytes than the file");
}, USAGE);

/** The most in each tenth of the file. */
function memoryTable(samples: readonly MemorySample[]): string {
  const tenthOf = ({ percent }: MemorySample) => Math.min(9, Math.floor(percent / 10));
  const tenths = Array.from({ length: 10 }, (_, tenth) => ({
    tenth,
    inside: samples.filter((sample) => tenthOf(sample) === tenth),
  }));
  const most = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length > 0 ? (Math.max(...known) / MB).toFixed(1) : "";
  };
  return markdownTable<(typeof tenths)[number]>(
    [
      ["of the file", ({ tenth }) => `${tenth * 10}–${tenth * 10 + 10} %`],
      ["script heap MB", ({ inside }) => most(inside.map(({ scriptHeap }) => scriptHeap))],
      ["page's process MB", ({ inside }) => most(inside.map(({ page }) => page))],
      ["browser's other processes MB", ({ inside }) => most(inside.map(({ rest }) => rest))],
    ],
    tenths,
  );
}
