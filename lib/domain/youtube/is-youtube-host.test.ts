import { expect, test } from "vitest";
import { isYoutubeHost } from "#lib/domain/youtube/is-youtube-host";

test.each([
  ["www.youtube.com"],
  ["youtube.com"],
  ["youtu.be"],
  ["consent.youtube.com"],
  ["rr3---sn-4g5e6nzz.googlevideo.com"],
  ["i.ytimg.com"],
])("%s is YouTube's", (host) => {
  expect(isYoutubeHost(host, 443)).toBe(true);
  expect(isYoutubeHost(host, 80)).toBe(false);
  expect(isYoutubeHost(host, 22)).toBe(false);
});

test.each([
  ["notyoutube.com"],
  ["youtube.com.evil.example"],
  ["youtube.community"],
  ["youtube.com."],
  ["evilgooglevideo.com"],
  [".youtube.com.localhost"],
  ["www.google.com"],
  ["127.0.0.1"],
  ["[::1]"],
  [""],
])("%j is not", (host) => {
  expect(isYoutubeHost(host, 443)).toBe(false);
});
