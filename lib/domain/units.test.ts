import { expect, test } from "vitest";
import { formatUtc, isDate, parseUtc, utcSeconds } from "#lib/domain/units";

test("A moment is read with its zone and written in UTC", () => {
  expect(formatUtc(parseUtc(" 2024-05-01T11:30:08.25+02:00 ")!)).toBe("2024-05-01T09:30:08.250Z");
});

test.each(["2024-02-31T09:30:00Z", "2024-05-01T24:00:00Z", "2024-05-01", "noon"])("%s is no moment", (text) => {
  expect(parseUtc(text)).toBeUndefined();
});

test("Exactly those moments are dates of which one can be written", () => {
  for (const moment of [0, 8.64e12, -8.64e12]) {
    expect(isDate(moment)).toBe(true);
    expect(() => formatUtc(utcSeconds(moment))).not.toThrow();
  }
  expect([8.64e12 + 1, -1e300, Number.POSITIVE_INFINITY, Number.NaN].map(isDate)).not.toContain(true);
});
