import { expect, it } from "vitest";
import { parseByteRange } from "#lib/server/storage/byte-range";

it.each([
  ["bytes=0-", 10, { start: 0, end: 9 }],
  ["bytes=3-5", 10, { start: 3, end: 5 }],
  ["bytes=9-99", 10, { start: 9, end: 9 }],
  ["bytes=-3", 10, { start: 7, end: 9 }],
  ["bytes=-99", 10, { start: 0, end: 9 }],
  ["BYTES= 1 - 2 ", 10, { start: 1, end: 2 }],
])("%s of %i bytes is %o", (header, size, expected) => {
  expect(parseByteRange(header, size)).toEqual(expected);
});

it.each([
  ["bytes=10-", 10],
  ["bytes=99-100", 10],
  ["bytes=-0", 10],
  ["bytes=0-", 0],
  ["bytes=-5", 0],
])("%s of %i bytes cannot be satisfied", (header, size) => {
  expect(parseByteRange(header, size)).toBe("unsatisfiable");
});

it.each([[null], ["bytes=-"], ["bytes=5-3"], ["bytes=1-2,4-5"], ["items=0-1"], ["bytes=a-b"], ["bytes=0x1-2"]])(
  "%s is ignored",
  (header) => {
    expect(parseByteRange(header, 10)).toBeUndefined();
  },
);
