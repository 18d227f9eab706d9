import { writeFileSync } from "node:fs";

/**
 * Loaded before a program that is measured (`node --import`): writes what the process itself used, its children left
 * out, into the file named by BENCH_USAGE as it ends.
 */
process.on("exit", () => {
  // biome-ignore lint/style/noProcessEnv: the program that is measured has options of its own.
  const path = process.env.BENCH_USAGE;
  if (path) writeFileSync(path, JSON.stringify(process.resourceUsage()));
});
