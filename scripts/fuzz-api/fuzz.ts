import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { makeSeedData } from "./seed-data.ts";
import { fuzzSettings } from "./settings.ts";

export const SCHEMATHESIS = resolve(import.meta.dirname, "../../.data/tools/schemathesis/bin/schemathesis");

export type FuzzOptions = {
  /** The running server. */
  readonly url: string;
  /** A person's access token, in hosted mode. */
  readonly token?: string | undefined;
  /** The same seed makes the same requests. */
  readonly seed: number;
  /** Requests of each operation that are made by chance, beside those that cover its description. */
  readonly examples: number;
  /** Seconds for all of it. */
  readonly maxTime: number;
  /** For settings and the report. */
  readonly folder: string;
  /** Gets what it says as it goes. */
  readonly log?: (text: string) => void;
};

const reportSchema = z.object({
  operations: z.object({ total: z.number(), tested: z.number() }),
  test_cases: z.object({ generated: z.number(), with_failures: z.number() }),
  failures: z.array(z.object({ code: z.string(), title: z.string(), operations: z.array(z.string()) })),
  errors: z.array(z.unknown()),
});
/** What schemathesis found: figures, and each kind of failure with the operations that had it. */
export type FuzzReport = z.infer<typeof reportSchema> & { /** All that it said, with the requests. */ text: string };

/** Makes some data, then sends the API requests that its own description allows and forbids, and checks each answer. */
export async function fuzzApi(options: FuzzOptions): Promise<FuzzReport> {
  const { url, token, seed, examples, maxTime, folder, log } = options;
  const settings = join(folder, "schemathesis.toml");
  const report = join(folder, "report.json");
  await writeFile(settings, fuzzSettings(await makeSeedData(url, folder, token)));
  const child = execa(
    SCHEMATHESIS,
    [
      ...["--config-file", settings, "run", `${url}/api/openapi.json`],
      ...["--seed", String(seed), "--max-examples", String(examples), "--max-time", String(maxTime)],
      ...["--phases", "examples,coverage,fuzzing,stateful", "--continue-on-failure", "--no-shrink"],
      // One worker: Python 3.11 fails at random ("recursion depth mismatch") where two threads parse sources at once.
      ...["--workers", "1", "--request-timeout", "20", "--suppress-health-check", "all", "--warnings", "off"],
      ...["--report", "json", "--report-json-path", report],
      ...(token ? ["--header", `Authorization: Bearer ${token}`] : []),
    ],
    { cwd: folder, env: { HOME: folder, NO_COLOR: "1" }, reject: false, all: true, stdin: "ignore" },
  );
  if (log) child.all.on("data", (chunk: Buffer) => log(chunk.toString("utf8")));
  const { all } = await child;
  const found = reportSchema.safeParse(JSON.parse(await readFile(report, "utf8").catch(() => "{}")));
  if (!found.success) throw new Error(`schemathesis gave no report:\n${all}`);
  return { ...found.data, text: all };
}
