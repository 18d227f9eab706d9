import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocal } from "../../scripts/local.ts";

// The studio that the browser tests talk to, in a folder of its own that goes with it.
const dataDir = await mkdtemp(join(tmpdir(), "sportssync-e2e-"));
try {
  await using studio = await startLocal({ dataDir, port: Number(process.env.E2E_PORT), env: { LOG_LEVEL: "warn" } });
  await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT"), studio.ended]);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();
