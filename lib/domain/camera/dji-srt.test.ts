import { describe, expect, test } from "vitest";
import { detectFormat } from "#lib/domain/track/read/detect-format";
import { readTrack } from "#lib/domain/track/read-track";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readTrack([bytes(text)]);
const START = Date.UTC(2024, 4, 1, 9, 30) / 1000;

const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23).replace(".", ",");

/** `count` entries, `step` seconds apart, each with what `lines` gives for its number. */
function subtitles(count: number, step: number, lines: (i: number) => string, newline = "\n"): string {
  return Array.from({ length: count }, (_, i) =>
    [`${i + 1}`, `${clock(i * step)} --> ${clock((i + 1) * step)}`, lines(i), "", ""].join(newline),
  ).join("");
}

const stamp = (i: number, step: number) =>
  new Date((START + i * step) * 1000).toISOString().replace("T", " ").slice(0, 23);

describe("DJI's subtitles", () => {
  test("of newer models: brackets, heights in one pair of them, a date with milliseconds", async () => {
    const track = await read(
      subtitles(30, 1 / 30, (i) =>
        [
          `<font size="28">FrameCnt: ${i + 1}, DiffTime: 33ms`,
          stamp(i, 1 / 30),
          `[iso: 100] [shutter: 1/640.0] [fnum: 1.7] [ev: 0] [focal_len: 24.00] [latitude: ${(48.1 + i * 1e-6).toFixed(6)}] [longitude: -11.5] [rel_alt: 12.300 abs_alt: ${532 + i}.860] [ct: 5200] </font>`,
        ].join("\n"),
      ),
    );
    expect(track).toMatchObject({ format: "srt", creator: "DJI" });
    expect(track.time).toHaveLength(30);
    expect(track.time[29]! - START).toBeCloseTo(29 / 30, 2);
    expect(track.channels.latitude?.[29]).toBeCloseTo(48.100029, 6);
    expect(track.channels.longitude?.[0]).toBe(-11.5);
    expect(track.channels.elevation?.[29]).toBe(561.86);
    expect(track.warnings).toMatchObject([{ code: "time_without_zone", count: 30 }]);
  });

  test("of the Mavic 2: a misspelt longitude, blanks before colons, a date in milli- and microseconds", async () => {
    const track = await read(
      subtitles(
        3,
        0.033,
        (i) =>
          `<font size="36">SrtCnt : ${i + 1}, DiffTime : 33ms\r\n2024-05-01 09:30:0${i},948,194\r\n[iso : 110] [shutter : 1/200.0] [fnum : 280] [latitude : 39.906217] [longtitude : 116.391305] [altitude: 52.800000] </font>`,
        "\r\n",
      ),
    );
    expect([...track.time].map((time) => Number((time - START).toFixed(6)))).toEqual([0.948194, 1.948194, 2.948194]);
    expect(track.channels.latitude?.[0]).toBe(39.906217);
    expect(track.channels.longitude?.[0]).toBe(116.391305);
    expect(track.channels.elevation?.[0]).toBe(52.8);
  });

  test("of the Mavic Pro: longitude first, and its height above the start is no elevation", async () => {
    const track = await read(
      subtitles(
        3,
        1,
        (i) =>
          `HOME(149.0251,-20.2532) 2024.05.01 09:30:0${i}\nGPS(149.025${i},-20.2533,16) BAROMETER:1.9\nISO:100 Shutter:60 EV: Fnum:2.2`,
      ),
    );
    expect(track.channels.longitude?.[1]).toBe(149.0251);
    expect(track.channels.latitude?.[1]).toBe(-20.2533);
    expect(track.channels.elevation).toBeUndefined();
    expect([...track.time]).toEqual([START, START + 1, START + 2]);
  });

  test("of which one names an impossible date are read all the same", async () => {
    const track = await read(
      subtitles(5, 1, (i) =>
        [i === 2 ? "2024-99-99 99:99:99" : stamp(i, 1).slice(0, 19), `[latitude: 48.${i}] [longitude: 11]`].join("\n"),
      ),
    );
    expect(Array.from(track.time, (time) => time - START)).toEqual([0, 1, 3, 4]);
  });

  test("whose dates name whole seconds get their fractions from the timecodes", async () => {
    const track = await read(
      subtitles(60, 1 / 30, (i) => `2024-05-01 09:30:0${Math.floor(i / 30 + 0.4)}\n[latitude: 48.1] [longitude: 11.5]`),
    );
    expect(track.time).toHaveLength(60);
    // The second turns with entry 18, which therefore is 09:30:01.000.
    expect(track.time[18]).toBeCloseTo(START + 1, 2);
    expect(track.time[59]! - track.time[0]!).toBeCloseTo(59 / 30, 2);
  });

  test("with a speed over the ground give it, and 0, 0 before the fix is no position", async () => {
    const track = await read(
      subtitles(
        3,
        1,
        (i) =>
          `2024-05-01 09:30:0${i}\nF/2.8, SS 206, ISO 150, GPS (${i === 0 ? "0.0000, 0.0000" : "11.5000, 48.1000"}, 16), D 24.6m, H 6.00m, H.S 2.${i}0m/s, V.S 0.00m/s`,
      ),
    );
    expect(track.channels.speed?.[2]).toBe(2.2);
    expect(track.channels.latitude?.[0]).toBeNaN();
    expect(track.channels.latitude?.[1]).toBe(48.1);
  });

  test("begin with the video, also where the first entries have no position at all", async () => {
    const track = await read(
      subtitles(20, 1, (i) => `${stamp(i, 1)}\n${i < 10 ? "[iso: 100]" : "[latitude: 48.1] [longitude: 11.5]"}`),
    );
    expect(track.time[0]).toBe(START);
    expect(track.time).toHaveLength(20);
    expect(track.channels.latitude?.[9]).toBeNaN();
    expect(track.channels.latitude?.[10]).toBe(48.1);
  });
});

describe("Subtitles that are no ride are refused in plain words:", () => {
  const words = (i: number) => `Line ${i}, said by an actor.`;
  test.each([
    ["those of a film", subtitles(5, 2, words), "no_points", /without GPS positions/],
    ["those without dates", subtitles(5, 1, (i) => `F/2.8, GPS (11.5, 48.${i}, 16), H 6.00m`), "no_time", /no date/],
    [
      "a single entry",
      subtitles(1, 1, () => "2024-05-01 09:30:00\n[latitude: 48.1] [longitude: 11.5]"),
      "too_few_points",
      /two points/,
    ],
  ])("%s", async (_, text, reason, message) => {
    await expect(read(text)).rejects.toMatchObject({
      code: "invalid_track",
      userMessage: expect.stringMatching(message),
      details: { reason },
    });
  });

  test("a line of megabytes holds nothing up", { timeout: 30_000 }, async () => {
    const text = subtitles(
      2,
      1,
      (i) => `2024-05-01 09:30:0${i} ${"[latitude:".repeat(200_000)}\n[latitude: 48.${i}] [longitude: 11]`,
    );
    expect((await read(text)).time).toHaveLength(2);
  });
});

test("Cut anywhere, the same track comes out", async () => {
  const text = subtitles(
    40,
    0.5,
    (i) => `${stamp(i, 0.5)}\r\n[latitude: 48.1${i}] [longitude: 11.5] [abs_alt: ${i}]`,
    "\r\n",
  );
  const whole = await read(text);
  for (const size of [1, 7, 100]) {
    const all = bytes(text);
    const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, k) =>
      all.subarray(k * size, (k + 1) * size),
    );
    expect(await readTrack(pieces)).toEqual(whole);
  }
});

test("Subtitles are known by their content, with and without a byte order mark", () => {
  const text = subtitles(2, 1, () => "anything");
  expect(detectFormat(bytes(text)).kind).toBe("srt");
  expect(detectFormat(bytes(`\uFEFF${text}`)).kind).toBe("srt");
  expect(detectFormat(bytes("1\nOnce upon a time")).kind).toBe("text");
});
