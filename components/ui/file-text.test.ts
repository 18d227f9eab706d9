import { expect, test } from "vitest";
import { formatDay, formatSize } from "./file-text.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1500, "1.5 kB"],
  [999_960, "1000 kB"],
  [123_456_789, "123 MB"],
  [8_589_934_592, "8.6 GB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

test("days are written out, so that no one takes a month for a day", () => {
  expect(formatDay("2026-12-20T23:30:00Z")).toBe("20 December 2026");
});
