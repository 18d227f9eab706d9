import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { parsePort } from "./cli.ts";

const CLI = new URL("./cli.ts", import.meta.url).href;
const ERRORS = new URL("../lib/domain/errors.ts", import.meta.url).href;

/** Runs a command whose body is `body`, under `runCli`, in a process of its own. */
function start(body: string, args: readonly string[] = []) {
  const code = `import { runCli, parseCliArgs, usageFault } from ${JSON.stringify(CLI)};
    import { AppError } from ${JSON.stringify(ERRORS)};
    await runCli(async (args, signal) => { ${body} }, "usage: test");`;
  return spawn(process.execPath, ["--input-type=module", "--eval", code, "--", "command", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function outcome(child: ReturnType<typeof start>) {
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

describe("A command ends", { timeout: 30_000 }, () => {
  test("with 0 when it is done", async () => {
    expect(await outcome(start('process.stdout.write("fine\\n")'))).toEqual({ code: 0, out: "fine\n", err: "" });
  });

  test("with 2 and only the plain words when the input is at fault", async () => {
    const body = 'throw new AppError("invalid_track", "internal words", { userMessage: "plain words" })';
    expect(await outcome(start(body))).toEqual({ code: 2, out: "", err: "plain words\n" });
  });

  test("with 2 and the usage when it was called wrongly", async () => {
    const body = "parseCliArgs({ args, options: { crf: { type: 'string' } } })";
    const { code, err } = await outcome(start(body, ["--speed", "3"]));
    expect(code).toBe(2);
    expect(err).toMatch(/--speed[\s\S]*usage: test/);
  });

  test("with 1 and the stack of the cause when the fault is ours", async () => {
    const { code, err } = await outcome(start('throw new TypeError("a bug")'));
    expect(code).toBe(1);
    expect(err).toMatch(/TypeError: a bug\n\s+at /);
  });

  test("with 1 and only the words when something does not answer", async () => {
    const body = 'throw new AppError("unavailable", "the worker does not answer")';
    expect(await outcome(start(body))).toEqual({ code: 1, out: "", err: "the worker does not answer\n" });
  });

  test("with 0 and the usage when asked for help", async () => {
    expect(await outcome(start("throw 1", ["--help"]))).toEqual({ code: 0, out: "usage: test\n", err: "" });
  });

  test("with 130 when interrupted, after its signal has fired", async () => {
    const body = `process.stdout.write("ready\\n"); const timer = setInterval(() => {}, 1000);
      await new Promise((_, reject) => signal.addEventListener("abort", () => { clearInterval(timer); reject(signal.reason) }));`;
    const child = start(body);
    child.stdout.once("data", () => child.kill("SIGINT"));
    expect(await outcome(child)).toEqual({ code: 130, out: "ready\n", err: "Interrupted.\n" });
  });

  test("quietly when nobody reads on", async () => {
    const child = start(
      'for (let k = 0; k < 1000; k++) await new Promise((r) => process.stdout.write("x".repeat(65536), r))',
    );
    child.stdout.once("data", () => child.stdout.destroy());
    const err = text(child.stderr);
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
    expect(await err).toBe("");
  });
});

test("A port is a whole number from 0 to 65535", () => {
  expect(["0", "3000", "65535"].map(parsePort)).toEqual([0, 3000, 65_535]);
  for (const wrong of ["abc", "", "1e3", "-1", "3.5", "65536"]) {
    expect(() => parsePort(wrong), wrong).toThrow(`--port must be a number from 0 to 65535, not "${wrong}".`);
  }
});
