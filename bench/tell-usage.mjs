import { writeFileSync } from "node:fs";

// Loaded before a program that is measured (`node --import`): writes what the process itself used, its children left
// out, into the file named by BENCH_USAGE as it ends. JavaScript, so that it does not make Node load a TypeScript stripper.
process.on("exit", () => {
  const path = process.env.BENCH_USAGE;
  if (path) writeFileSync(path, JSON.stringify(process.resourceUsage()));
});
