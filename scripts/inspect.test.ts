import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runScript } from "./testing/run-script.ts";

const RIDE = `<?xml version="1.0"?><gpx version="1.1" creator="Test"><trk><trkseg>
${Array.from(
  { length: 11 },
  (
    _,
    t,
  ) => `<trkpt lat="${(46 + t * 0.00005).toFixed(6)}" lon="7"><ele>500</ele><time>2024-05-01T09:30:${String(t).padStart(2, "0")}Z</time>
<extensions><power>${100 + 10 * t}</power>${t < 5 ? `<hr>${120 + t}</hr>` : ""}</extensions></trkpt>`,
).join("\n")}
</trkseg></trk></gpx>`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inspect-"));
  await writeFile(join(folder, "ride.gpx"), RIDE);
});
afterAll(() => rm(folder, { recursive: true }));

const inspect = (...args: string[]) => runScript("inspect", args, folder);

test("A track's facts and the values at the asked moments, as JSON", { timeout: 30_000 }, async () => {
  const { code, out, err } = await inspect(
    "ride.gpx",
    "--json",
    "--at",
    "2.5",
    "--at",
    "2024-05-01T11:30:08+02:00",
    "--at=-1",
  );
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const facts = JSON.parse(out);
  expect(facts).toMatchObject({
    points: 11,
    segments: 1,
    start: "2024-05-01T09:30:00.000Z",
    end: "2024-05-01T09:30:10.000Z",
    movingTime: 10,
    channels: { latitude: 11, longitude: 11, elevation: 11, heartRate: 5, power: 11 },
    warnings: [],
  });
  expect(facts.distance).toBeCloseTo(55.6, 1);
  const [first, second, third] = facts.at;
  expect(first).toMatchObject({
    utc: "2024-05-01T09:30:02.500Z",
    power: 125,
    heartRate: 122.5,
    elevation: 500,
    elapsed: 2.5,
  });
  expect(first.speed).toBeCloseTo(5.56, 2);
  expect(second).toMatchObject({ utc: "2024-05-01T09:30:08.000Z", power: 180 });
  expect(second).not.toHaveProperty("heartRate");
  expect(third).toEqual({ utc: "2024-05-01T09:29:59.000Z" });
});

test("Of several files a line each, and 2 when one of them is refused", { timeout: 30_000 }, async () => {
  await writeFile(join(folder, "diary.gpx"), "Dear diary");
  const { code, out, err } = await inspect("ride.gpx", "diary.gpx", "ride.gpx");
  expect({ code, err }).toEqual({ code: 2, err: "" });
  const ride =
    /^ride\.gpx: GPX by Test; 11 points in 1 segment; 2024-05-01T09:30:00\.000Z to .*; 0\.06 km; 0 pauses; 0 laps; .*power 11$/;
  expect(out.trimEnd().split("\n")).toEqual([
    expect.stringMatching(ride),
    expect.stringMatching(/^diary\.gpx: refused \(not_a_track\): .*some other text/),
    expect.stringMatching(ride),
  ]);
  expect((await inspect("ride.gpx", "ride.gpx")).code).toBe(0);
});

test("The same for people", { timeout: 30_000 }, async () => {
  const { code, out } = await inspect("ride.gpx", "--at", "2.5");
  expect(code).toBe(0);
  expect(out).toMatch(/Points +11 in 1 segment/);
  expect(out).toMatch(/power +125 W/);
});

describe("A file named", () => {
  test.each(['it\'s a "ride".gpx', "#1 50%.gpx", "Süd-Øst 山.gpx", "ride.mp4", "a:b?.gpx"])(
    "%s is read",
    { timeout: 30_000 },
    async (name) => {
      await writeFile(join(folder, name), RIDE);
      const { code, out } = await inspect(name, "--json");
      expect(code).toBe(0);
      expect(JSON.parse(out).points).toBe(11);
    },
  );

  test.each([[["./-ride.gpx"]], [["--json", "--", "-ride.gpx"]]])(
    "with a leading dash is read: %j",
    { timeout: 30_000 },
    async (args) => {
      await writeFile(join(folder, "-ride.gpx"), RIDE);
      expect((await inspect(...args)).code).toBe(0);
    },
  );
});

describe("Faults of the input or the usage end with 2, one plain message and no stack:", () => {
  const timeless = RIDE.replaceAll(/<time>.*?<\/time>/g, "");
  test.each<[string, string | undefined, string[], RegExp]>([
    ["no file", undefined, [], /Name a file/],
    ["a moment of two files", RIDE, ["other.gpx", "--at", "1"], /name one file/],
    ["an unknown option", RIDE, ["--colour"], /--colour/],
    ["an unreadable moment", RIDE, ["--at", "noon"], /noon/],
    ["a moment left out", RIDE, ["--at"], /--at/],
    ["a file that is not there", undefined, ["gone.gpx"], /gone\.gpx/],
    ["a folder", undefined, ["folder"], /not a file/],
    ["an empty file", "", [], /empty/],
    ["a ride without times", timeless, [], /not a recorded ride/],
    ["an entity", `<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>${RIDE}`, [], /DOCTYPE/],
    ["a playlist named as a video", "#EXTM3U\nhttp://127.0.0.1:1/secret\n", [], /playlist.*video.*or a track/],
    ["a moment beyond the calendar", RIDE, ["--at", "99999999999999999999"], /--at is a time/],
    ["a day that does not exist", RIDE, ["--at", "2024-02-31T09:30:00Z"], /--at is a time/],
  ])("%s", { timeout: 30_000 }, async (name, content, args, message) => {
    await mkdir(join(folder, "folder"), { recursive: true });
    const file = `${name}.mp4`;
    if (content !== undefined) await writeFile(join(folder, file), content);
    const { code, out, err } = await inspect(...(content === undefined ? [] : [file]), ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
