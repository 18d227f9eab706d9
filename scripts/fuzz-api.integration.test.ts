import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../worker/testing/fixture-video.ts";
import { fuzzApi, SCHEMATHESIS } from "./fuzz-api/fuzz.ts";
import { startLocal } from "./local.ts";

const there = existsSync(SCHEMATHESIS);
if (!there) console.warn("skipped: schemathesis is not installed, `npm run tools -- schemathesis` gets it");

test.skipIf(!there)("no answer of the API is a 5xx or other than its description says", async () => {
  await using folder = await scratchFolder();
  await using local = await startLocal({
    dataDir: join(folder.path, "data"),
    port: 0,
    settings: { LOG_LEVEL: "fatal" },
    log: () => {},
  });
  const report = await fuzzApi({ url: local.url, seed: 1, examples: 5, maxTime: 45, folder: folder.path });
  expect(report.failures, report.text).toEqual([]);
  expect(report.errors).toEqual([]);
  console.log(`${report.operations.tested} operations, ${report.test_cases.generated} requests`);
});
