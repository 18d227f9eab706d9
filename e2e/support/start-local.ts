import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { startLocal } from "../../scripts/local.ts";
import { dataDir } from "./data-dir.ts";

// The studio that the browser tests talk to, in a folder of its own that goes with it.
await mkdir(dataDir, { recursive: true });
try {
  await using studio = await startLocal({
    dataDir,
    port: Number(process.env.E2E_PORT),
    env: { LOG_LEVEL: "warn", MAP_STYLE_URL: "http://map.test/style.json" },
  });
  await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT"), studio.ended]);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();
