import { expect, test } from "vitest";
import { readYtDlpAnswer } from "#lib/domain/youtube/yt-dlp-answer";

const file = (url: string, more = {}) => ({ url, protocol: "https", ...more });
const said = (...lines: unknown[]) => readYtDlpAnswer(lines.map((line) => JSON.stringify(line)).join("\n"));
const FACTS = { id: "AbC_-123456", duration: 40.5, live_status: "not_live" };

test("picture and sound in two files are read in that order", () => {
  const files = [file("https://a.example/v", { http_headers: { "User-Agent": "M/5" } }), file("https://a.example/a")];
  expect(said(FACTS, files)).toEqual({
    id: "AbC_-123456",
    duration: 40.5,
    liveStatus: "not_live",
    isOfPlaylist: false,
    files: [
      { url: "https://a.example/v", userAgent: "M/5" },
      { url: "https://a.example/a", userAgent: undefined },
    ],
  });
});

test("one file that holds both is read from the facts", () => {
  expect(said({ ...FACTS, ...file("https://a.example/b") }, [])?.files).toHaveLength(1);
  expect(readYtDlpAnswer(`${JSON.stringify({ ...FACTS, ...file("https://a.example/b") })}\nNA\n`)?.files).toHaveLength(
    1,
  );
});

test.each([
  ["file:///etc/passwd"],
  ["http://a.example/v"],
  ["https://a.example/v -i file:///etc/passwd"],
  ["concat:https://a.example/v"],
  [""],
])("an address that is not one of a web server with TLS is none: %j", (url) => {
  expect(said({ ...FACTS, ...file(url) }, [file(url)])?.files).toEqual([]);
});

test("a header that holds a line break is left out", () => {
  const split = file("https://a.example/v", { http_headers: { "User-Agent": "M/5\r\nHost: inside" } });
  expect(said(FACTS, [split])?.files).toEqual([{ url: "https://a.example/v", userAgent: undefined }]);
});

test("anything else is no answer", () => {
  for (const text of ["", "null", "NA", "not json", "[]", '{"duration":1}'])
    expect(readYtDlpAnswer(text)).toBeUndefined();
});
