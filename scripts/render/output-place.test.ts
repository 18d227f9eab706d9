import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explainOutputFault, openWorkFolder } from "./output-place.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "output-place-"));
  await writeFile(join(folder, "file"), "");
});
afterAll(() => rm(folder, { recursive: true }));

test("The work folder lies beside the output, and goes", async () => {
  const place = join(folder, "new");
  {
    await using work = await openWorkFolder(join(place, "ride.mp4"));
    expect(work.path.startsWith(join(place, "."))).toBe(true);
    expect(await readdir(place)).toHaveLength(1);
  }
  expect(await readdir(place)).toEqual([]);
});

test.each([
  ["below a file", "file/ride.mp4", /There is a file where the folder/],
  ["in a folder that is two levels away", "gone/away/ride.mp4", /There is no folder/],
  ["in /proc, where no folder can be made", "/proc/sportssync/ride.mp4", /There is no folder|may not be written/],
  ["in a folder with an endless name", `${"x".repeat(300)}/ride.mp4`, /too long/],
])("An output %s is refused in plain words", async (_, output, words) => {
  const path = output.startsWith("/") ? output : join(folder, output);
  await expect(openWorkFolder(path)).rejects.toMatchObject({ code: "invalid_request", userMessage: words });
});

test("A disk that fills up meanwhile is told too, other faults stay what they are", () => {
  const full = explainOutputFault(
    new Error("ffmpeg ended with 1: av_interleaved_write_frame(): No space left on device"),
    "/x",
  );
  expect(full).toMatchObject({ code: "invalid_request", userMessage: /The disk with the folder \/x is full/ });
  const bug = new TypeError("a bug");
  expect(explainOutputFault(bug, "/x")).toBe(bug);
});

test("What a killed command left is removed; what belongs to a living or a far one stays", async () => {
  const ended = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(ended, "exit");
  const place = join(folder, "used");
  const left = (host: string, pid: number | undefined) => `.sportssync-${host}-${pid}-abcdef`;
  const stay = [left(hostname(), process.pid), left("elsewhere", ended.pid), "ride.mp4"];
  for (const name of [left(hostname(), ended.pid), ...stay]) await mkdir(join(place, name), { recursive: true });
  await using work = await openWorkFolder(join(place, "new.mp4"));
  expect((await readdir(place)).toSorted()).toEqual([...stay, work.path.slice(place.length + 1)].toSorted());
});
