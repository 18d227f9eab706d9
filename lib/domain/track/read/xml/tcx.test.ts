import { describe, expect, test } from "vitest";
import type { AppError } from "#lib/domain/errors";
import { readTrack } from "#lib/domain/track/read-track";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readTrack([utf8(text)]);
const T0 = Date.UTC(2024, 4, 1, 9, 30, 0) / 1000;

const time = (second: number) =>
  `2024-05-01T09:${30 + Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}Z`;
const point = (second: number, inside = "") => `<Trackpoint><Time>${time(second)}</Time>${inside}</Trackpoint>`;
const lap = (start: number, ...tracks: string[]) =>
  `<Lap StartTime="${time(start)}"><Cadence>80</Cadence><AverageHeartRateBpm><Value>150</Value></AverageHeartRateBpm>` +
  `${tracks.map((points) => `<Track>${points}</Track>`).join("")}<Extensions><LX><AvgWatts>1</AvgWatts></LX></Extensions></Lap>`;
const activity = (...parts: string[]) => `<Activity Sport="Biking"><Id>${time(0)}</Id>${parts.join("")}</Activity>`;
const tcx = (...activities: string[]) =>
  '<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">' +
  `<Activities>${activities.join("")}</Activities></TrainingCenterDatabase>`;
const ride = (inside: string) => tcx(activity(lap(0, point(0, inside) + point(1))));

describe("A trackpoint's", () => {
  test.each([
    [
      "position",
      "<Position><LatitudeDegrees>46.5</LatitudeDegrees><LongitudeDegrees>-7.25</LongitudeDegrees></Position>",
      { latitude: 46.5, longitude: -7.25 },
    ],
    [
      "altitude and odometer",
      "<AltitudeMeters>612.4</AltitudeMeters><DistanceMeters>1234.5</DistanceMeters>",
      {
        elevation: 612.4,
        distance: 1234.5,
      },
    ],
    ["heart rate", "<HeartRateBpm><Value>141</Value></HeartRateBpm>", { heartRate: 141 }],
    ["cadence", "<Cadence>88</Cadence>", { cadence: 88 }],
    [
      "speed and power, under a prefix",
      "<Extensions><ns3:TPX><ns3:Speed>8.5</ns3:Speed><ns3:Watts>250</ns3:Watts></ns3:TPX></Extensions>",
      { speed: 8.5, power: 250 },
    ],
    [
      "speed and power, under a namespace of their own",
      '<Extensions><TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Speed>\n 8.5\n</Speed><Watts>250</Watts></TPX></Extensions>',
      { speed: 8.5, power: 250 },
    ],
    ["cadence of a run", "<Extensions><x:TPX><x:RunCadence>85</x:RunCadence></x:TPX></Extensions>", { cadence: 85 }],
    ["empty elements say nothing", "<Cadence/><AltitudeMeters></AltitudeMeters><HeartRateBpm/>", {}],
    ["other numbers are none of ours", "<SensorState>Present</SensorState><Value>99</Value>", {}],
  ])("%s", async (_, inside, expected) => {
    const { channels, warnings } = await read(ride(inside));
    expect(Object.fromEntries(Object.entries(channels).map(([name, column]) => [name, column[0]]))).toEqual(expected);
    expect(warnings.filter(({ code }) => code !== "points_without_position")).toEqual([]);
  });

  test("impossible values are absent and counted", async () => {
    const { channels, warnings } = await read(
      ride("<HeartRateBpm><Value>255</Value></HeartRateBpm><Cadence>255</Cadence><AltitudeMeters>NaN</AltitudeMeters>"),
    );
    expect(channels).toEqual({});
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([["impossible_values", 3]]);
  });
});

describe("Laps and segments:", () => {
  const from = (start: number, count = 5) => Array.from({ length: count }, (_, k) => point(start + k)).join("");
  const shape = async (text: string) => {
    const track = await read(text);
    return {
      segments: Array.from(track.segmentStarts, (start) => track.time[start]! - T0),
      laps: Array.from(track.lapStarts ?? [], (moment) => moment - T0),
    };
  };

  test("a lap goes on where the one before ended", async () => {
    expect(await shape(tcx(activity(lap(0, from(0)), lap(5, from(5)))))).toEqual({ segments: [0], laps: [0, 5] });
  });

  test("a second track in a lap follows a pause, and so does another activity", async () => {
    expect(await shape(tcx(activity(lap(0, from(0), from(60)))))).toEqual({ segments: [0, 60], laps: [0] });
    expect(await shape(tcx(activity(lap(0, from(0))), activity(lap(100, from(100)))))).toEqual({
      segments: [0, 100],
      laps: [0, 100],
    });
  });

  test("laps outside of the ride are none of it, but the first begins with it", async () => {
    expect((await shape(tcx(activity(lap(500, from(10)), lap(12, from(20)))))).laps).toEqual([10]);
  });
});

describe("Of the file are kept", () => {
  const named = (extra: string, author = "") =>
    tcx(activity(lap(0, point(0) + point(1)), extra)).replace("</Activities>", `</Activities>${author}`);
  const author = "<Author><Name>Connect Api</Name></Author>";
  test("the device before the program", async () => {
    expect((await read(named("<Creator><Name>Edge 520</Name></Creator>", author))).creator).toBe("Edge 520");
    expect((await read(named("", author))).creator).toBe("Connect Api");
    expect(await read(named(""))).not.toHaveProperty("creator");
  });

  test("a short note as the ride's name", async () => {
    expect((await read(named("<Notes>\n Over the pass \n</Notes>"))).name).toBe("Over the pass");
    expect(await read(named(`<Notes>${"dear diary ".repeat(30)}</Notes>`))).not.toHaveProperty("name");
  });

  test("the offset from UTC that its times name", async () => {
    const east = ride(
      "<Position><LatitudeDegrees>46</LatitudeDegrees><LongitudeDegrees>7</LongitudeDegrees></Position>",
    );
    const at = (zone: string) => read(east.replaceAll("Z</Time>", `${zone}</Time>`));
    expect((await at("+02:00")).time[0]).toBe(T0 - 7200);
    expect((await at("+02:00")).utcOffsetMinutes).toBe(120);
    expect((await at("-0800")).utcOffsetMinutes).toBeUndefined(); // not the time of 7° east
    expect(await read(east)).not.toHaveProperty("utcOffsetMinutes");
    expect((await at("")).warnings.map(({ code }) => code)).toContain("time_without_zone");
  });
});

describe("Refused in words of its own:", () => {
  test.each<[string, string, string, RegExp]>([
    [
      "a course",
      tcx().replace(
        "<Activities></Activities>",
        `<Courses><Course><Track>${point(0)}${point(1)}</Track></Course></Courses>`,
      ),
      "route_only",
      /planned route \(2 route points\)/,
    ],
    ["no point", tcx(activity(lap(0, ""))), "no_points", /no track points/],
    ["points without a time", tcx(activity(lap(0, "<Trackpoint/><Trackpoint/>"))), "no_time", /None of the 2 points/],
    ["an entity", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${ride("&e;")}`, "entities", /DOCTYPE/],
    [
      "a file cut in its first point",
      ride("").slice(0, 280),
      "damaged",
      /damaged at line 1 .* before its first whole point/,
    ],
    ["nesting without end", `${tcx(activity("")).slice(0, 120)}${"<a>".repeat(200)}`, "damaged", /deep/],
  ])("%s", async (_, text, reason, message) => {
    const fault = await read(text).then(
      () => undefined,
      (error: AppError) => error,
    );
    expect({ code: fault?.code, reason: fault?.details?.reason }).toEqual({ code: "invalid_track", reason });
    expect(fault!.userMessage).toMatch(message);
  });

  test("not a file cut later: its whole points stay", async () => {
    const { time: times, warnings } = await read(
      tcx(activity(lap(0, point(0) + point(1) + point(2)))).replace(/<\/Time><\/Trackpoint><\/Track>.*/, ""),
    );
    expect(times.length).toBe(2);
    expect(warnings.map(({ code }) => code)).toEqual(["malformed_xml"]);
  });
});

test("A file may come in pieces cut anywhere, in UTF-16 too", async () => {
  const text = `\uFEFF${ride("<Cadence>88</Cadence>").replace("</Lap>", "</Lap><Notes>Süd 🚴</Notes>")}`;
  const whole = await read(text);
  expect(whole.name).toBe("Süd 🚴");
  for (const bytes of [
    utf8(text),
    new Uint8Array(Uint16Array.from({ length: text.length }, (_, k) => text.charCodeAt(k)).buffer),
  ]) {
    for (const size of [1, 3, 100]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) =>
        bytes.subarray(k * size, (k + 1) * size),
      );
      expect(await readTrack(pieces)).toEqual(whole);
    }
  }
});
