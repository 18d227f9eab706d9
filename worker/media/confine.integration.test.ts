import { spawn, spawnSync } from "node:child_process";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../testing/fixture-video.ts";
import { isConfined } from "./confine.ts";
import { type Limits, ORDINARY } from "./limits.ts";
import { run } from "./run.ts";

const limits = (some: Partial<Limits>): Limits => ({ ...ORDINARY, ...some });

describe("A program", () => {
  it("has a work folder of its own that is its home, is closed to others, and goes with it", async () => {
    const { stdout } = await run(["sh", "-c", 'pwd; echo "$HOME"; echo "$TMPDIR"; stat -c %a . || stat -f %Lp .']);
    const [cwd = "", home, tmp, mode] = stdout.trim().split("\n");
    expect([home, tmp]).toEqual([cwd, cwd]);
    expect(mode).toBe("700");
    await expect(stat(cwd)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("inherits no file that we have open", async () => {
    await using folder = await scratchFolder();
    const path = join(folder.path, "open");
    await using _file = await open(path, "w");
    const { stdout } = await run(["ls", "-l", "/dev/fd/"]);
    expect(stdout).not.toContain(path);
  });

  it("sees no secret of ours", async () => {
    process.env.S3_SECRET_ACCESS_KEY = "not-for-children";
    const { stdout } = await run(["env"]);
    delete process.env.S3_SECRET_ACCESS_KEY;
    expect(stdout).not.toContain("not-for-children");
  });

  it("that prints without end is ended", async () => {
    await expect(run(["yes", "x".repeat(1000)])).rejects.toMatchObject({
      code: "invalid_video",
      userMessage: /lists more than any recording/,
    });
  });

  it("that complains without end leaves the end of its complaint only", async () => {
    const { stderr } = await run(["sh", "-c", "yes complaint | head -c 50000000 >&2"]);
    expect(stderr.length).toBeLessThanOrEqual(16 * 1024);
  });

  it("that prints a line without end does not fill our memory", async () => {
    const lines: string[] = [];
    await run(["sh", "-c", "head -c 50000000 /dev/zero; echo; echo after"], { onLine: (line) => lines.push(line) });
    expect(lines).toEqual(["after"]);
  });
});

const confined = isConfined();
if (!confined) console.warn("skipped: no prlimit and setpriv (util-linux) on this system");
describe.skipIf(!confined)("A program that goes beyond its limit", () => {
  it("of memory is told as the video's fault", async () => {
    const encode = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=s=4096x2160:d=1", "-c:v", "libx264"];
    const running = run([...encode, "-f", "null", "-"], { limits: limits({ memory: 200e6 }) });
    await expect(running).rejects.toMatchObject({
      code: "invalid_video",
      userMessage: "This video needs more than 0.2 GB of memory to read. Export it with a smaller picture.",
    });
  });

  it("of processor time is told as the video's fault", async () => {
    const running = run(["sh", "-c", "while :; do :; done"], { limits: limits({ cpu: 1 }) });
    await expect(running).rejects.toMatchObject({
      code: "invalid_video",
      userMessage: /took more than 1 s of computing/,
    });
  });

  it("of what it may write is told as the video's fault, and the file ends there", async () => {
    await using folder = await scratchFolder();
    const big = join(folder.path, "big");
    const running = run(["dd", "if=/dev/zero", `of=${big}`, "bs=64k", "count=1000"], {
      limits: limits({ output: 1_000_000 }),
    });
    await expect(running).rejects.toMatchObject({ code: "invalid_video", userMessage: /grew beyond 1 MB/ });
    expect((await stat(big)).size).toBeLessThanOrEqual(1_000_000);
  });

  it("that was killed by someone else is nobody's fault", async () => {
    await expect(run(["sh", "-c", "kill -9 $$"])).rejects.toMatchObject({ name: "CommandError" });
  });
});

it.skipIf(!confined)("A program of a process that is held to less than the program may use is held to that", () => {
  const script = `
    import { confine } from ${JSON.stringify(join(import.meta.dirname, "confine.ts"))};
    console.log(confine(["true"], { memory: 8e9, cpu: 60, output: 5000000.5 }).join(" "));`;
  const held = ["--fsize=1000000", "--data=4000000000", "--", process.execPath, "--input-type=module", "-e", script];
  const { stdout } = spawnSync("prlimit", held, { encoding: "utf8" });
  expect(stdout).toContain("--data=4000000000 --cpu=60 --fsize=1000000 --nofile=256 ");
});

describe.skipIf(!confined)("A program of a process that is killed outright", () => {
  it("is killed with it", async () => {
    const script = `
      import { run } from ${JSON.stringify(join(import.meta.dirname, "run.ts"))};
      await run(["sh", "-c", "echo $$; exec sleep 600"], { onLine: (line) => console.log(line) });`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: join(import.meta.dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const child = await new Promise<number>((resolve) =>
      createInterface(parent.stdout).once("line", (line) => resolve(Number(line))),
    );
    expect(isAlive(child)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(child), { timeout: 10_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
