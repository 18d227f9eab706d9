import { expect, test } from "vitest";
import { attachment } from "#lib/server/storage/content-disposition";

test.each([
  "ride.mp4",
  "$(reboot) `id`;|&.mp4",
  "-i",
  "../../etc/passwd",
  "..\\..\\x",
  'a"; filename="evil.exe',
  "a\r\nSet-Cookie: x=1",
  "a\0b",
  "gpj\u202eexe.mp4",
  "100%41.mp4",
  "山".repeat(85),
  "🚴‍♀️ Sonntag 'früh' (1).mp4",
  "\ud800",
  "",
])("%j becomes one header of RFC 6266, without a path", (name) => {
  const header = attachment(name);
  const [, ascii = "", exact = ""] =
    /^attachment; filename="([^"\\\r\n]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(header) ?? [];
  expect(ascii, header).not.toBe("");
  for (const given of [ascii, decodeURIComponent(exact)]) expect(given).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]/u);
  // What Node would refuse to send.
  expect(() => new Headers({ "content-disposition": header })).not.toThrow();
});
