// Watches over what a test's stack started: when the one that started it is gone, even killed, our standard input
// closes, and every process that was begun with the stack's own folder is ended and the folder deleted.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const folder = process.argv[2] ?? "";
if (!/^\/.+\/sportssync-hosted-\w+$/.test(folder)) throw new Error(`not a stack's folder: ${folder}`);

process.on("SIGINT", () => {}).on("SIGTERM", () => {});
for await (const _ of process.stdin);
// What ends by itself (web server, worker) and an orderly stop under way come first.
for (let waited = 0; waited < 100 && started().length > 0; waited++) {
  if (waited >= 20) for (const pid of started()) end(pid, waited < 60 ? "SIGINT" : "SIGKILL");
  await delay(100);
}
rmSync(folder, { recursive: true, force: true });

function started() {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => read(`/proc/${pid}/cmdline`).includes(`${folder}/`)).map(Number);
}

function end(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in this very moment.
  }
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
