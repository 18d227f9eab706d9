import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runScript } from "./testing/run-script.ts";

test("an installation that fails ends with the command to run, not with a stack", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sportssync-tools-"));
  const go = join(folder, "go");
  await writeFile(go, '#!/bin/sh\n[ "$1" = version ] && exit 0\necho "no route to host" >&2\nexit 1\n');
  await chmod(go, 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  try {
    const { code, err } = await runScript("tools", ["versitygw"], folder);
    expect(code).toBe(2);
    expect(err).toMatch(/^no route to host\n.*is missing\. Install it with:\n {2}GOBIN=\S+ go install \S+\n$/);
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  }
});
