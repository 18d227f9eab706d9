import { describe, expect, test } from "vitest";
import { AppError } from "#lib/domain/errors";
import { readTrack } from "#lib/domain/track/read-track";

const utf8 = (text: string) => new TextEncoder().encode(text);

function gpx(
  points: string,
  { head = '<?xml version="1.0"?>', attributes = 'version="1.1" creator="Test"' } = {},
): string {
  return `${head}<gpx ${attributes} xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Ride</name><trkseg>${points}</trkseg></trk></gpx>`;
}

/** Two points a second apart, the first with `inside`. */
function pair(inside: string): string {
  return gpx(
    `<trkpt lat="46" lon="7"><time>2024-05-01T09:30:00Z</time>${inside}</trkpt>` +
      '<trkpt lat="46.0001" lon="7"><time>2024-05-01T09:30:01Z</time></trkpt>',
  );
}

function timed(...times: string[]): string {
  return gpx(times.map((time) => `<trkpt lat="46" lon="7"><time>${time}</time></trkpt>`).join(""));
}

const read = (text: string) => readTrack([utf8(text)]);

async function faultOf(source: Iterable<Uint8Array>): Promise<AppError> {
  const fault = await readTrack(source).catch((error: unknown) => error);
  if (fault instanceof AppError) return fault;
  throw new Error(`expected an AppError, got ${JSON.stringify(fault)}`);
}

describe("A channel is read", () => {
  const trackPointExtension = (inside: string) =>
    `<extensions><gpxtpx:TrackPointExtension>${inside}</gpxtpx:TrackPointExtension></extensions>`;
  test.each([
    ["from GPX itself", "<ele>612.4</ele>", { elevation: 612.4 }],
    [
      "from a bare GPX 1.0 speed and course",
      "<course>123.5</course><speed>16.79</speed>",
      { course: 123.5, speed: 16.79 },
    ],
    [
      "from Garmin's TrackPointExtension v1",
      trackPointExtension("<gpxtpx:atemp>21.0</gpxtpx:atemp><gpxtpx:hr>141</gpxtpx:hr><gpxtpx:cad>88</gpxtpx:cad>"),
      { temperature: 21, heartRate: 141, cadence: 88 },
    ],
    [
      "from Garmin's TrackPointExtension v2",
      trackPointExtension("<gpxtpx:speed>7.5</gpxtpx:speed><gpxtpx:course>271</gpxtpx:course>"),
      { speed: 7.5, course: 271 },
    ],
    ["under any prefix", "<extensions><ns3:TPX><ns3:hr>99</ns3:hr></ns3:TPX></extensions>", { heartRate: 99 }],
    ["under an unbound prefix", "<extensions><nobody:hr>99</nobody:hr></extensions>", { heartRate: 99 }],
    ["without an extension around it", "<hr>99</hr><power>210</power>", { heartRate: 99, power: 210 }],
    ["as power beside the extension", `<extensions><power>210</power></extensions>`, { power: 210 }],
    ["as power inside the extension", trackPointExtension("<gpxtpx:power>210</gpxtpx:power>"), { power: 210 }],
    [
      "from Garmin's PowerExtension",
      "<extensions><p:PowerExtension><p:PowerInWatts>210</p:PowerInWatts></p:PowerExtension></extensions>",
      { power: 210 },
    ],
    [
      "from Cluetrust's gpxdata",
      "<extensions><gpxdata:hr>120</gpxdata:hr><gpxdata:cadence>80</gpxdata:cadence><gpxdata:temp>18.5</gpxdata:temp>" +
        "<gpxdata:distance>1234.5</gpxdata:distance></extensions>",
      { heartRate: 120, cadence: 80, temperature: 18.5, distance: 1234.5 },
    ],
    [
      "from Apple's bare extensions",
      "<extensions><speed>1.3</speed><course>101.7</course></extensions>",
      { speed: 1.3, course: 101.7 },
    ],
    ["from CDATA and with blanks about it", "<hr> <![CDATA[99]]>\n</hr>", { heartRate: 99 }],
  ])("%s", async (_, inside, expected) => {
    const { channels, warnings } = await read(pair(inside));
    const first = Object.fromEntries(Object.entries(channels).map(([name, column]) => [name, column[0]]));
    expect(first).toEqual({ latitude: 46, longitude: 7, ...expected });
    expect(warnings).toEqual([]);
  });

  test("as absent, not as 0, where its element is empty or missing", async () => {
    const { channels, warnings } = await read(
      pair("<ele/><extensions><hr></hr><cad> </cad><power>0</power></extensions>"),
    );
    expect(Object.keys(channels)).toEqual(["latitude", "longitude", "power"]);
    expect(channels.power).toEqual(Float64Array.of(0, Number.NaN));
    expect(warnings).toEqual([]);
  });

  test.each([
    ["latitude", '</trkpt><trkpt lat="200" lon="7"><time>2024-05-01T09:30:00.5Z</time>'],
    ["heart rate 255", "<hr>255</hr>"],
    ["heart rate 0", "<hr>0</hr>"],
    ["cadence 255", "<cad>255</cad>"],
    ["power 65535", "<power>65535</power>"],
    ["power below 0", "<power>-1</power>"],
    ["speed 65.535", "<speed>65.535</speed>"],
    ["Apple's speed -1", "<speed>-1</speed>"],
    ["temperature 127", "<atemp>127</atemp>"],
    ["a word", "<ele>unknown</ele>"],
    ["NaN", "<ele>NaN</ele>"],
    ["Infinity", "<ele>Infinity</ele>"],
    ["course 400", "<course>400</course>"],
  ])("as absent and counted where it is impossible: %s", async (_, inside) => {
    const { channels, warnings } = await read(pair(inside));
    expect(warnings.find(({ code }) => code === "impossible_values")?.count).toBe(1);
    expect(Object.keys(channels)).toEqual(["latitude", "longitude"]);
  });

  test("by its first plausible value where a point has several", async () => {
    const { channels } = await read(pair("<hr>255</hr><hr>140</hr><hr>150</hr>"));
    expect(channels.heartRate?.[0]).toBe(140);
  });
});

describe("Positions", () => {
  test("0°, 0° means no fix when the ride is elsewhere", async () => {
    const { channels, warnings } = await read(
      gpx(
        '<trkpt lat="0" lon="0"><time>2024-05-01T09:30:00Z</time></trkpt>' +
          '<trkpt lat="46" lon="7"><time>2024-05-01T09:30:01Z</time></trkpt>',
      ),
    );
    expect(channels.latitude).toEqual(Float64Array.of(Number.NaN, 46));
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([["points_without_position", 1]]);
  });

  test("may be missing: an indoor ride keeps its other channels", async () => {
    const { time, channels } = await read(
      gpx(
        "<trkpt><time>2024-05-01T09:30:00Z</time><hr>120</hr></trkpt>" +
          "<trkpt><time>2024-05-01T09:30:01Z</time><hr>121</hr></trkpt>",
      ),
    );
    expect(time.length).toBe(2);
    expect(Object.keys(channels)).toEqual(["heartRate"]);
  });
});

describe("Times", () => {
  test("keep zone offsets and seven digits of a second", async () => {
    const { time } = await read(timed("2024-05-01T11:30:00.1234567+02:00", "2024-05-01T15:15:00.25+05:45"));
    expect(time[0]).toBeCloseTo(Date.UTC(2024, 4, 1, 9, 30, 0) / 1000 + 0.1234567, 6);
    expect(time[1]).toBeCloseTo(Date.UTC(2024, 4, 1, 9, 30, 0) / 1000 + 0.25, 6);
  });

  test("without a zone are UTC, with a warning", async () => {
    const { time, warnings } = await read(timed("2024-05-01T09:30:00", "2024-05-01T09:30:01"));
    expect(time[0]).toBe(Date.UTC(2024, 4, 1, 9, 30, 0) / 1000);
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([["time_without_zone", 2]]);
  });

  test("that cannot be are as good as none", async () => {
    const times = [
      "0001-01-01T00:00:00Z",
      "2024-02-30T09:30:00Z",
      "yesterday",
      "2024-05-01T09:30:00Z",
      "2024-05-01T09:30:01Z",
    ];
    const { time, warnings } = await read(timed(...times));
    expect(time.length).toBe(2);
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([
      ["points_without_time", 3],
      ["impossible_values", 3],
    ]);
  });
});

test("Points of the same moment are one, the later before the earlier", async () => {
  const at = (second: number, inside: string) =>
    `<trkpt lat="46" lon="7"><time>2024-05-01T09:30:0${second}Z</time>${inside}</trkpt>`;
  const { time, channels } = await read(
    gpx(`${at(0, "<ele>500</ele><hr>120</hr>")}${at(0, "<power>200</power>")}${at(0, "<hr>125</hr>")}${at(1, "")}`),
  );
  expect(time.length).toBe(2);
  expect(Object.values(channels).map(([first]) => first)).toEqual([46, 7, 500, 125, 200]);
  // Another segment is another recording.
  const apart = await read(gpx(`${at(0, "<hr>120</hr>")}</trkseg><trkseg>${at(0, "<power>200</power>")}${at(1, "")}`));
  expect(apart.channels).not.toHaveProperty("heartRate");
});

describe("An encoding is understood", () => {
  const text = (encoding: string) =>
    pair("").replace("Ride", "Süd-Øst").replace('version="1.0"', `version="1.0" encoding="${encoding}"`);
  const utf16 = (source: string, littleEndian: boolean) => {
    const bytes = new Uint8Array(source.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < source.length; i++) view.setUint16(i * 2, source.charCodeAt(i), littleEndian);
    return bytes;
  };
  test.each([
    ["UTF-8", utf8(text("UTF-8"))],
    ["UTF-8 with a byte order mark", utf8(`\uFEFF${text("UTF-8")}`)],
    ["UTF-16 little endian with a mark", utf16(`\uFEFF${text("UTF-16")}`, true)],
    ["UTF-16 big endian with a mark", utf16(`\uFEFF${text("UTF-16")}`, false)],
    ["UTF-16 without a mark", utf16(text("UTF-16"), true)],
    ["ISO-8859-1 as declared", Uint8Array.from(text("ISO-8859-1"), (c) => c.charCodeAt(0))],
    ["UTF-8 that calls itself UTF-16", utf8(text("UTF-16"))],
  ])("%s", async (_, bytes) => {
    const { name, time, warnings } = await readTrack([bytes]);
    expect({ name, points: time.length, warnings }).toEqual({ name: "Süd-Øst", points: 2, warnings: [] });
  });

  test("and an unknown one refused by name", async () => {
    const fault = await faultOf([utf8(text("x-klingon"))]);
    expect(fault.userMessage).toContain("x-klingon");
  });
});

test("A file may come in pieces cut anywhere", async () => {
  const bytes = utf8(`\uFEFF${pair("<ele>612.4</ele>").replace("Ride", "Süd 🚴")}`);
  const whole = await readTrack([bytes]);
  for (const size of [1, 2, 3, 7, 100]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) =>
      bytes.subarray(k * size, (k + 1) * size),
    );
    expect(await readTrack(pieces)).toEqual(whole);
  }
  expect(whole.name).toBe("Süd 🚴");
  expect(whole.creator).toBe("Test");
});

test("An asynchronous source is read like any other", async () => {
  async function* source() {
    yield utf8(pair("").slice(0, 200));
    yield utf8(pair("").slice(200));
  }
  expect((await readTrack(source())).time.length).toBe(2);
});

describe("What is no ride is refused in words of its own:", () => {
  const wrap = (inside: string) => `<gpx version="1.1">${inside}</gpx>`;
  test.each([
    ["an empty file", "", "empty", /empty/],
    ["blanks", " \n ", "empty", /blanks|empty/],
    ["a route", wrap('<rte><rtept lat="1" lon="2"/></rte>'), "route_only", /planned route/],
    ["waypoints", wrap('<wpt lat="1" lon="2"><time>2024-05-01T09:30:00Z</time></wpt>'), "waypoints_only", /places/],
    ["nothing in it", wrap(""), "no_points", /no track points/],
    [
      "a track without times",
      gpx('<trkpt lat="1" lon="2"/><trkpt lat="1" lon="3"/>'),
      "no_time",
      /route, not a recorded ride/,
    ],
    ["one timed point", timed("2024-05-01T09:30:00Z"), "too_few_points", /at least two points/],
    ["one moment", timed("2024-05-01T09:30:00Z", "2024-05-01T09:30:00Z"), "too_few_points", /different times/],
    ["TCX without a point", "<TrainingCenterDatabase/>", "no_points", /no track points/],
    [
      "a TCX course",
      "<TrainingCenterDatabase><Courses><Course><Track><Trackpoint/><Trackpoint/></Track></Course></Courses></TrainingCenterDatabase>",
      "route_only",
      /planned route \(2 route points\)/,
    ],
    ["KML", '<?xml version="1.0"?><kml/>', "other_format", /KML/],
    ["other XML", "<shopping><milk/></shopping>", "other_format", /<shopping>/],
    ["a web page", "<!DOCTYPE html><html></html>", "other_format", /web page/],
    ["a playlist", "#EXTM3U\nhttp://127.0.0.1/", "other_format", /playlist/],
    ["a concat script", "ffconcat version 1.0\nfile /etc/passwd", "other_format", /playlist/],
    ["JSON", '{"type":"FeatureCollection"}', "other_format", /JSON/],
    ["some text", "Dear diary", "not_a_track", /some other text/],
    ["a video", "\0\0\0\x20ftypisom", "other_format", /video/],
    ["FIT's first bytes alone", "\x0e\x10\x64\x00\x10\x00\x00\x00.FIT", "damaged", /ends too early/],
    ["a ZIP archive", "PK\x03\x04....", "other_format", /ZIP/],
    ["unknown bytes", "\x07\0\x01\0\x02\0", "not_a_track", /binary/],
  ])("%s", async (_, content, reason, message) => {
    const fault = await faultOf([Uint8Array.from(content, (c) => c.charCodeAt(0))]);
    expect({ code: fault.code, reason: fault.details?.reason }).toEqual({ code: "invalid_track", reason });
    expect(fault.userMessage).toMatch(message);
  });
});
