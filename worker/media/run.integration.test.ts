import { describe, expect, it } from "vitest";
import { AppError } from "#lib/domain/errors";
import { CommandError, run } from "./run.ts";

describe("run", () => {
  it("gives what a program prints", async () => {
    expect(await run(["printf", "%s", "a b; $(c) 'd'"])).toMatchObject({ stdout: "a b; $(c) 'd'" });
  });

  it("shows a program nothing of our environment but the search path", async () => {
    const { stdout } = await run(["env"], { env: { EXTRA: "1" } });
    const names = stdout
      .trim()
      .split("\n")
      .map((line) => line.split("=")[0]);
    expect(names.toSorted()).toEqual(["EXTRA", "HOME", "LC_ALL", "PATH", "TMPDIR"]);
  });

  it("tells a failure with the end of what the program said", async () => {
    const error = await run(["sh", "-c", "echo reason >&2; exit 3"]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ exitCode: 3, stderr: "reason\n" });
  });

  it("says that a program is not installed", async () => {
    await expect(run(["no-such-program-here"])).rejects.toMatchObject({ code: "internal", message: /not installed/ });
  });

  it("feeds standard input and hands out lines", async () => {
    const lines: string[] = [];
    await run(["cat"], {
      onLine: (line) => lines.push(line),
      feed: async (write) => {
        for (const text of ["one\ntw", "o\nthree"]) await write(new TextEncoder().encode(text));
      },
    });
    expect(lines).toEqual(["one", "two", "three"]);
  });

  it("stops feeding a program that reads no more", async () => {
    const { stdout } = await run(["sh", "-c", "head -c 3"], {
      feed: async (write) => {
        while (await write(new Uint8Array(65_536).fill(97)));
      },
    });
    expect(stdout).toBe("aaa");
  });

  it("fails when its feeder fails, and ends the program", async () => {
    const feed = async () => {
      throw new AppError("internal", "the gauge broke");
    };
    await expect(run(["cat"], { feed })).rejects.toThrow("the gauge broke");
  });

  it("ends a program and its children when cancelled", async () => {
    const controller = new AbortController();
    let child = 0;
    const running = run(["sh", "-c", "sleep 600 & echo $!; wait"], {
      signal: controller.signal,
      onLine: (line) => {
        child = Number(line);
        controller.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    const { stdout } = await run(["ps", "-A", "-o", "pid=,stat=,args="]);
    const left = stdout.split("\n").find((line) => Number.parseInt(line, 10) === child && !/\sZ/.test(line));
    expect(left).toBeUndefined();
  });

  it("gives the reason of the cancellation when that is an AppError", async () => {
    const reason = new AppError("unavailable", "the worker is stopping");
    await expect(run(["sleep", "600"], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("ends a program that takes too long", async () => {
    await expect(run(["sleep", "600"], { timeout: 50 })).rejects.toMatchObject({ code: "unavailable" });
  });
});
