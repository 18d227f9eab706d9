import { expect, test } from "vitest";
import { parseUtc } from "#lib/domain/units";
import { formatClock, formatMoment, formatOffset, parseMoment, zoneInWords } from "./moment-text.ts";

const at = (text: string) => parseUtc(text)!;
const ride = { start: at("2019-05-06T18:00:00Z"), end: at("2019-05-06T22:30:00Z") };

test("moments are written on the chosen clock", () => {
  const moment = at("2019-05-06T23:15:07.36Z");
  expect(formatMoment(moment, 0)).toBe("2019-05-06 23:15:07.36");
  expect(formatMoment(moment, 120)).toBe("2019-05-07 01:15:07.36");
  expect(formatClock(moment, 0, 0)).toBe("23:15:07");
  expect(formatClock(at("2019-05-06T23:15:59.999Z"), 0)).toBe("23:16:00.00");
});

test.each([
  [0, "UTC"],
  [120, "+02:00"],
  [-210, "−03:30"],
])("%d minutes are %s", (minutes, text) => {
  expect(formatOffset(minutes)).toBe(text);
});

test.each([
  ["2019-05-06 18:15:07.36", 0, "2019-05-06T18:15:07.36Z"],
  ["2019-05-06 20:15:07,36", 120, "2019-05-06T18:15:07.36Z"],
  ["2019-05-06T18:15:07Z", 120, "2019-05-06T18:15:07Z"],
  ["2019-05-06 20:15:07 +02:00", 0, "2019-05-06T18:15:07Z"],
  ["2019-05-06 18:15:07 UTC", 120, "2019-05-06T18:15:07Z"],
  ["20:15", 120, "2019-05-06T18:15:00Z"],
  ["00:20:00", 120, "2019-05-06T22:20:00Z"],
  ["9:05:30", -600, "2019-05-06T19:05:30Z"],
])("%s on a clock %d minutes east is %s", (text, offset, moment) => {
  expect(parseMoment(text, offset, ride)).toBe(at(moment));
});

test.each(["", "now", "18", "18:75", "2019-13-01 10:00:00"])("%j is no moment", (text) => {
  expect(parseMoment(text, 0, ride)).toBeUndefined();
});

test("what is written can be read again", () => {
  const moment = at("2019-05-06T19:15:07.36Z");
  for (const offset of [0, 120, -210, 345]) {
    expect(parseMoment(formatMoment(moment, offset), offset, ride)).toBeCloseTo(moment, 3);
  }
});

test.each([
  [0, "Times are in UTC, the world’s reference time."],
  [120, "Times are local: 2 h ahead of UTC."],
  [-210, "Times are local: 3 h 30 min behind UTC."],
])("a zone of %d minutes in words", (minutes, words) => expect(zoneInWords(minutes)).toBe(words));
