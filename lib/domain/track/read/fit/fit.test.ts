import { describe, expect, test } from "vitest";
import type { AppError } from "#lib/domain/errors";
import { FIT_EPOCH } from "#lib/domain/track/read/fit/fit-clock";
import { readTrack } from "#lib/domain/track/read-track";
import {
  compressedData,
  cut,
  data,
  definition,
  FILE_ID,
  type FieldSpec,
  fitFile,
  message,
  record,
  START,
  timerEvent,
} from "#lib/domain/track/testing/fit-file";

const T0 = START + FIT_EPOCH;
const read = (...messages: readonly (readonly number[])[]) => readTrack([fitFile([FILE_ID, ...messages])]);

/** What the first of two records gives, and the warnings. */
async function valuesOf(fields: readonly FieldSpec[]): Promise<Record<string, number | undefined>> {
  const { channels, warnings } = await read(record(0, fields), record(1));
  expect(warnings.filter(({ code }) => code !== "points_without_position")).toEqual([]);
  return Object.fromEntries(Object.entries(channels).map(([name, column]) => [name, column[0]]));
}

async function faultOf(bytes: Uint8Array): Promise<{ reason: unknown; text: string }> {
  const fault = await readTrack([bytes]).then(
    () => undefined,
    (error: AppError) => error,
  );
  expect(fault?.code).toBe("invalid_track");
  return { reason: fault!.details?.reason, text: fault!.userMessage };
}

describe("A record's", () => {
  test.each<[string, readonly FieldSpec[], Record<string, number>]>([
    [
      "position comes in semicircles",
      [
        [0, "sint32", 2 ** 30],
        [1, "sint32", 0xc0000000],
      ],
      { latitude: 90, longitude: -90 },
    ],
    ["altitude has its scale and offset", [[2, "uint16", 5000]], { elevation: 500 }],
    ["speed has its scale", [[6, "uint16", 8333]], { speed: 8.333 }],
    [
      "enhanced fields come before the older ones",
      [
        [2, "uint16", 5000],
        [6, "uint16", 1000],
        [78, "uint32", 10_000],
        [73, "uint32", 2000],
      ],
      { elevation: 1500, speed: 2 },
    ],
    [
      "older fields count where the enhanced ones are invalid",
      [
        [78, "uint32", 0xffffffff],
        [2, "uint16", 5000],
        [73, "uint32", 0xffffffff],
        [6, "uint16", 1000],
      ],
      { elevation: 500, speed: 1 },
    ],
    [
      "cadence has its fraction",
      [
        [4, "uint8", 90],
        [53, "uint8", 64],
      ],
      { cadence: 90.5 },
    ],
    [
      "finer cadence comes before the whole one",
      [
        [4, "uint8", 90],
        [52, "uint16", 90.25 * 256],
      ],
      { cadence: 90.25 },
    ],
    ["temperature is signed", [[13, "sint8", 0xfb]], { temperature: -5 }],
    [
      "power, heart rate and distance are taken",
      [
        [7, "uint16", 250],
        [3, "uint8", 141],
        [5, "uint32", 123_456],
      ],
      {
        power: 250,
        heartRate: 141,
        distance: 1234.56,
      },
    ],
    ["balance tells the right leg's share where its bit is set", [[30, "uint8", 0x80 | 48]], { balance: 0.52 }],
    ["balance is the left leg's share where it is not", [[30, "uint8", 48]], { balance: 0.48 }],
    ["packed speed and distance are unpacked", [[8, "byte", [0xf4, 0x01 | 0x80, 0x0c]]], { speed: 5, distance: 12.5 }],
    [
      "fields may be numbers of another type than the profile's",
      [
        [3, "uint16", 141],
        [7, "float32", 250.5],
      ],
      {
        heartRate: 141,
        power: 250.5,
      },
    ],
  ])("%s", async (_, fields, expected) => {
    const found = await valuesOf(fields);
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, value] of Object.entries(expected)) expect(found[name]).toBeCloseTo(value, 9);
  });

  test.each<[string, readonly FieldSpec[]]>([
    [
      "position",
      [
        [0, "sint32", 0x7fffffff],
        [1, "sint32", 0x7fffffff],
      ],
    ],
    [
      "altitude and speed",
      [
        [2, "uint16", 0xffff],
        [6, "uint16", 0xffff],
      ],
    ],
    [
      "enhanced altitude and speed",
      [
        [78, "uint32", 0xffffffff],
        [73, "uint32", 0xffffffff],
      ],
    ],
    [
      "heart rate and cadence",
      [
        [3, "uint8", 0xff],
        [4, "uint8", 0xff],
      ],
    ],
    ["a heart rate of 0, which means that no strap was worn", [[3, "uint8", 0]]],
    ["power", [[7, "uint16", 0xffff]]],
    ["temperature", [[13, "sint8", 0x7f]]],
    ["balance in both forms", [[30, "uint8", 0xff]]],
    ["balance without a side", [[30, "uint8", 0x7f]]],
    ["packed speed and distance", [[8, "byte", [0xff, 0xff, 0xff]]]],
    ["a float that is no number", [[7, "float32", Number.NaN]]],
    ["a size that is no multiple of the type's (COROS)", [[7, "uint16", [1, 2, 3]]]],
    ["a text where a number should be", [[3, "string", "abc"]]],
  ])("markers for “invalid” are absent, not impossible: %s", async (_, fields) => {
    expect(await valuesOf(fields)).toEqual({});
  });

  test("impossible values are absent and counted", async () => {
    const { channels, warnings } = await read(
      record(0, [
        [7, "uint16", 60_000],
        [3, "uint8", 252],
        [30, "uint8", 120],
        [73, "uint32", 65_535],
      ]),
      record(1),
    );
    expect(channels).toEqual({});
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([["impossible_values", 4]]);
  });
});

describe("Times", () => {
  test("count from 1989-12-31, in either byte order", async () => {
    const { time, channels } = await read(
      record(0, [[7, "uint16", 250]], { bigEndian: true }),
      record(1, [[7, "uint16", 260]]),
    );
    expect(Array.from(time)).toEqual([T0, T0 + 1]);
    expect(channels.power).toEqual(Float64Array.of(250, 260));
  });

  test("in compressed headers go on from the last whole one, over the turn of their five bits", async () => {
    const power: FieldSpec[] = [[7, "uint16", 200]];
    const seconds = [1, 4, 30, 33, 60, 91];
    const { time } = await read(
      record(0),
      definition(20, power, { local: 2 }),
      ...seconds.map((second) => compressedData(START + second, power, 2)),
    );
    expect(Array.from(time, (moment) => moment - T0)).toEqual([0, ...seconds]);
  });

  test("may have fractions", async () => {
    const { time } = await read(record(0, [[48, "uint8", 32]]), record(1, [[48, "uint8", 0]]));
    expect(Array.from(time, (moment) => moment - T0)).toEqual([0.25, 1]);
  });

  const started = (seconds: number) => message(20, [[253, "uint32", 5000 + seconds]]);
  test("that count from the device's start are refused: it had no clock", async () => {
    const { reason, text } = await faultOf(fitFile([FILE_ID, started(0), started(1)]));
    expect(reason).toBe("no_time");
    expect(text).toMatch(/no clock.*2 records/);
  });

  test("that count from the device's start are taken where the activity names its local time, with a warning", async () => {
    const activity = message(34, [
      [253, "uint32", 5010],
      [5, "uint32", START + 10],
    ]);
    const lap = message(19, [
      [253, "uint32", 5010],
      [2, "uint32", 5004],
    ]);
    const { time, warnings, utcOffsetMinutes, lapStarts } = await read(
      ...[0, 1, 9].map(started),
      message(19, [
        [253, "uint32", 5004],
        [2, "uint32", 5000],
      ]),
      lap,
      activity,
    );
    expect(Array.from(time)).toEqual([T0, T0 + 1, T0 + 9]);
    expect(Array.from(lapStarts!)).toEqual([T0, T0 + 4]);
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([["time_without_zone", 3]]);
    expect(utcOffsetMinutes).toBeUndefined();
  });

  test("that count from the device's start are exact where the file relates them to UTC", async () => {
    const correlation = message(162, [
      [253, "uint32", START + 3],
      [1, "uint32", 5003],
    ]);
    const { time, warnings } = await read(started(0), correlation, started(1));
    expect(Array.from(time)).toEqual([T0, T0 + 1]);
    expect(warnings).toEqual([]);
  });

  test("from before the clock was set are left out and counted", async () => {
    const { time, warnings } = await read(started(0), started(1), record(0), record(1), started(4), record(2));
    expect(Array.from(time)).toEqual([T0, T0 + 1, T0 + 2]);
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([["points_without_time", 3]]);
  });

  test.each([
    ["two hours east", 7200, 7, 120],
    ["Nepal", 20_700, 85, 345],
    ["none that any zone has", 7000, 7, undefined],
    ["none that this place can have (UTC as if it were local)", 0, 116, undefined],
  ])("on the device's own clock: %s", async (_, seconds, longitude, minutes) => {
    const place: FieldSpec[] = [
      [0, "sint32", 2 ** 29],
      [1, "sint32", (longitude / 180) * 2 ** 31],
    ];
    const activity = message(34, [
      [253, "uint32", START + 9],
      [5, "uint32", START + 9 + seconds],
    ]);
    const { utcOffsetMinutes } = await read(record(0, place), record(1, place), activity);
    expect(utcOffsetMinutes).toBe(minutes);
  });
});

describe("Between the records", () => {
  const ride = [0, 1, 2, 3, 20, 21, 22, 60, 61].map((second) => record(second));

  test("timer events tell when the timer stood", async () => {
    const events = [
      timerEvent(-5, 0), // start
      timerEvent(3, 4), // stop_all
      timerEvent(4, 4),
      timerEvent(20, 0),
      timerEvent(22, 1), // stop
      timerEvent(60, 0),
      timerEvent(60.5, 0),
      timerEvent(61, 9), // stop_disable_all
    ];
    // Garmin's newer devices write events and laps before all records.
    for (const messages of [
      [...events, ...ride],
      [...ride, ...events],
    ]) {
      const { timerStops } = await read(...messages);
      expect(Array.from(timerStops!, (moment) => moment - T0)).toEqual([3, 20, 22, 60]);
    }
  });

  test("a stop that nothing ends lasts to the end of the ride", async () => {
    const { timerStops } = await read(timerEvent(22, 4), ...ride);
    expect(Array.from(timerStops!, (moment) => moment - T0)).toEqual([22, 61]);
  });

  test("a timer that never stood is not the same as no word of it", async () => {
    expect((await read(timerEvent(0, 0), ...ride, timerEvent(61, 4))).timerStops).toEqual(new Float64Array(0));
    expect(await read(...ride)).not.toHaveProperty("timerStops");
  });

  test("laps begin with the ride and at their own start", async () => {
    const lap = (start: number, end: number) =>
      message(19, [
        [253, "uint32", START + end],
        [2, "uint32", START + start],
      ]);
    const { lapStarts } = await read(...ride, lap(20, 40), lap(1, 20), lap(40, 61), lap(40, 61), lap(500, 600));
    expect(Array.from(lapStarts!, (moment) => moment - T0)).toEqual([0, 20, 40]);
    expect(await read(...ride)).not.toHaveProperty("lapStarts");
  });

  test("gears stay until the next change, and are unknown before the first", async () => {
    const change = (seconds: number, event: number, fields: readonly FieldSpec[]) =>
      message(21, [[253, "uint32", START + seconds], [0, "enum", event], [1, "enum", 3], ...fields]);
    const { channels } = await read(
      ...ride,
      change(20, 43, [
        [9, "uint8z", 2],
        [10, "uint8z", 50],
        [11, "uint8z", 5],
        [12, "uint8z", 19],
      ]),
      // Packed: rear number, rear teeth, front number, front teeth.
      change(1, 42, [[3, "uint32", [7, 21, 1, 34]]]),
      change(22, 43, [
        [11, "uint8z", 6],
        [12, "uint8z", 0],
      ]),
    );
    const [unknown, low, high] = [Number.NaN, 34, 50];
    expect(channels.gearFront).toEqual(Float64Array.of(unknown, low, low, low, high, high, high, high, high));
    expect(channels.gearRear).toEqual(Float64Array.of(unknown, 21, 21, 21, 19, 19, 19, 19, 19));
  });
});

describe("The file names", () => {
  const named = (...fields: FieldSpec[]) => message(0, [[0, "enum", 4], ...fields]);
  const creatorOf = async (...messages: number[][]) =>
    (await readTrack([fitFile([...messages, record(0), record(1)])])).creator;

  test.each<[string, readonly FieldSpec[], string | undefined]>([
    [
      "a Garmin by its number",
      [
        [1, "uint16", 1],
        [2, "uint16", 3121],
      ],
      "Garmin Edge 530",
    ],
    [
      "a Garmin that is not known",
      [
        [1, "uint16", 1],
        [2, "uint16", 60_001],
      ],
      "Garmin product 60001",
    ],
    [
      "the name it writes",
      [
        [1, "uint16", 294],
        [2, "uint16", 802],
        [8, "string", "COROS PACE 2\0\0"],
      ],
      "COROS PACE 2",
    ],
    [
      "maker and name",
      [
        [1, "uint16", 32],
        [8, "string", "ELEMNT BOLT"],
      ],
      "Wahoo ELEMNT BOLT",
    ],
    [
      "the maker alone",
      [
        [1, "uint16", 260],
        [2, "uint16", 0],
      ],
      "Zwift",
    ],
    ["nothing", [[1, "uint16", 54_321]], undefined],
  ])("its device: %s", async (_, fields, creator) => {
    expect(await creatorOf(named(...fields))).toBe(creator);
  });

  test("its device where only the device's own message does", async () => {
    const device = message(23, [
      [0, "uint8", 0],
      [2, "uint16", 32],
      [4, "uint16", 31],
      [27, "string", "ELEMNT BOLT\0"],
    ]);
    const sensor = message(23, [
      [0, "uint8", 1],
      [2, "uint16", 123],
      [27, "string", "H10\0"],
    ]);
    expect(await creatorOf(named([1, "uint16", 32], [2, "uint16", 31]), sensor, device, sensor)).toBe(
      "Wahoo ELEMNT BOLT",
    );
  });

  test("its rider, by the zones for cycling before the profile's values", async () => {
    const profile = message(3, [
      [4, "uint16", 720],
      [10, "uint8", 185],
      [11, "uint8", 190],
    ]);
    const sport = (number: number) => message(12, [[0, "enum", number]]);
    const zones = (ftp: number, heartRate: number) =>
      message(7, [
        [3, "uint16", ftp],
        [1, "uint8", heartRate],
      ]);
    const points = [record(0), record(1)];
    expect((await read(profile, ...points)).rider).toEqual({ maxHeartRate: 185, weight: 72 });
    expect((await read(profile, zones(260, 0xff), ...points)).rider).toEqual({
      ftp: 260,
      maxHeartRate: 185,
      weight: 72,
    });
    const triathlon = [sport(5), zones(200, 0xff), sport(2), zones(260, 182), sport(1), zones(400, 190)];
    expect((await read(profile, ...triathlon, ...points)).rider).toEqual({ ftp: 260, maxHeartRate: 182, weight: 72 });
    expect((await read(message(18, [[45, "uint16", 250]]), ...points)).rider).toEqual({ ftp: 250 });
    expect(await read(message(3, [[4, "uint16", 0]]), ...points)).not.toHaveProperty("rider");
  });
});

describe("Developer fields", () => {
  const describe206 = (field: number, type: number, native: number, extra: readonly FieldSpec[] = []) =>
    message(206, [
      [0, "uint8", 0],
      [1, "uint8", field],
      [2, "uint8", type],
      [14, "uint16", 20],
      [15, "uint8", native],
      ...extra,
    ]);
  const developer = [[0, 0, [0xfa, 0]] as const, [9, 3, [1, 2, 3, 4, 5]] as const];

  test("stand in for a field that is missing, and unknown ones are passed over", async () => {
    const { channels } = await read(
      describe206(0, 0x84, 7),
      record(0, [[3, "uint8", 140]], { developer }),
      record(1, [[7, "uint16", 300]], { developer }),
      record(2, [[7, "uint16", 0xffff]], { developer }),
    );
    expect(channels.power).toEqual(Float64Array.of(250, 300, 250));
    expect(channels.heartRate).toEqual(Float64Array.of(140, Number.NaN, Number.NaN));
  });

  test("of another scale, or for another message, do not", async () => {
    const scaled = await read(describe206(0, 0x84, 7, [[6, "uint8", 10]]), record(0, [], { developer }), record(1));
    expect(scaled.channels).toEqual({});
    const undescribed = await read(record(0, [], { developer }), record(1));
    expect(undescribed.channels).toEqual({});
  });
});

describe("A file", () => {
  const whole = fitFile([FILE_ID, record(0), record(1), record(2)]);

  test("may come in pieces cut anywhere", async () => {
    const long = fitFile([
      message(0, [
        [0, "enum", 4],
        [8, "string", "Süd-Øst 山"],
      ]),
      ...Array.from({ length: 50 }, (_, k) =>
        record(k, [
          [7, "uint16", k],
          [200, "byte", Array(200).fill(7)],
        ]),
      ),
    ]);
    const expected = await readTrack([long]);
    expect(expected.creator).toBe("Süd-Øst 山");
    for (const size of [1, 2, 7, 64, 1000]) expect(await readTrack(cut(long, size))).toEqual(expected);
  });

  test("may have a header of 12 bytes", async () => {
    expect((await readTrack([fitFile([FILE_ID, record(0), record(1)], { headerSize: 12 })])).warnings).toEqual([]);
  });

  test("in a chain is a segment, with its own definitions", async () => {
    const next = fitFile([FILE_ID, record(100), record(101)]);
    const { time, segmentStarts, warnings } = await readTrack([whole, next]);
    expect(Array.from(time, (moment) => moment - T0)).toEqual([0, 1, 2, 100, 101]);
    expect(Array.from(segmentStarts)).toEqual([0, 3]);
    expect(warnings).toEqual([]);
    const settings = fitFile([message(0, [[0, "enum", 2]])]);
    expect((await readTrack([settings, whole, settings])).time.length).toBe(3);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ["whose checksum is wrong", fitFile([FILE_ID, record(0), record(1)], { checksum: 1 }), /checksum is wrong/],
    ["without its checksum", whole.subarray(0, -2), /ends too early/],
    ["cut in a record", whole.subarray(0, -9), /ends too early/],
    [
      "that claims to be longer",
      fitFile([FILE_ID, record(0), record(1)], { dataSize: 4_000_000_000 }),
      /ends too early|was never defined/,
    ],
    [
      "whose device lost power",
      fitFile([FILE_ID, record(0), record(1)], { dataSize: 0 }).subarray(0, -2),
      /never finished/,
    ],
    [
      "that claims to be shorter",
      fitFile([FILE_ID, record(0), record(1), record(2)], { dataSize: FILE_ID.length + 3 * record(0).length - 3 }),
      /runs over the end/,
    ],
    [
      "that goes on as something else",
      Uint8Array.from([...whole, ...new TextEncoder().encode("and so on")]),
      /something else follows/,
    ],
    ["with a message of no definition", fitFile([FILE_ID, record(0), record(1), [7, 1, 2]]), /was never defined/],
  ])("%s keeps what was read and says so", async (_, bytes, problem) => {
    for (const pieces of [[bytes], cut(bytes, 3)]) {
      const { time, warnings } = await readTrack(pieces);
      expect(time.length).toBeGreaterThanOrEqual(2);
      expect(warnings.map(({ code }) => code)).toEqual(["damaged_file"]);
      expect(warnings[0]!.message).toMatch(problem);
    }
  });

  test.each<[string, Uint8Array, string, RegExp]>([
    ["damaged before its second record", fitFile([FILE_ID, record(0), [7]]), "damaged", /damaged: .*was never defined/],
    [
      "of settings",
      fitFile([message(0, [[0, "enum", 2]])]),
      "not_an_activity",
      /^This is a FIT settings file, not an activity\./,
    ],
    ["of a course", fitFile([message(0, [[0, "enum", 6]]), record(0), record(1)]), "route_only", /planned route/],
    ["of a kind that nobody knows", fitFile([message(0, [[0, "enum", 99]])]), "not_an_activity", /another kind/],
    ["without records", fitFile([FILE_ID]), "no_points", /no records/],
    ["with one record", fitFile([FILE_ID, record(0)]), "too_few_points", /at least two/],
    ["with nothing but a header", fitFile([]).subarray(0, 14), "damaged", /never finished/],
  ])("%s is refused in words of its own", async (_, bytes, reason, text) => {
    const fault = await faultOf(bytes);
    expect(fault.reason).toBe(reason);
    expect(fault.text).toMatch(text);
  });

  test("without a file_id is taken for an activity", async () => {
    expect((await readTrack([fitFile([record(0), record(1)])])).time.length).toBe(2);
  });

  test("may define a message anew at any time, and use one definition for many", async () => {
    const power: FieldSpec[] = [
      [253, "uint32", START + 5],
      [7, "uint16", 111],
    ];
    const { channels } = await read(
      record(0),
      definition(20, power, { local: 3 }),
      data(power, { local: 3 }),
      record(6, [[7, "uint16", 222]], { local: 3 }),
    );
    expect(channels.power).toEqual(Float64Array.of(Number.NaN, 111, 222));
  });
});
