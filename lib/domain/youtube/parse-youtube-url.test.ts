import { describe, expect, test } from "vitest";
import { parseYoutubeUrl } from "#lib/domain/youtube/parse-youtube-url";

const ID = "aZ0_-9bcdEF";

describe("An address of YouTube names its video", () => {
  test.each([
    `https://www.youtube.com/watch?v=${ID}`,
    `http://youtube.com/watch?v=${ID}`,
    `youtube.com/watch?v=${ID}`,
    `www.youtube.com/watch?v=${ID}&feature=youtu.be`,
    `https://m.youtube.com/watch?v=${ID}&pp=ygUEcmlkZQ%3D%3D`,
    `https://music.youtube.com/watch?v=${ID}&si=1QXyz`,
    `https://www.youtube.com/watch?list=PLabc&index=3&v=${ID}`,
    `https://www.youtube.com/watch/${ID}`,
    `https://youtu.be/${ID}`,
    `https://youtu.be/${ID}?si=PiKTZ5VFkxRT3MLw`,
    `https://www.youtu.be/${ID}/`,
    `youtu.be/${ID}?list=PLabc`,
    `https://www.youtube.com/live/${ID}?feature=share`,
    `https://www.youtube.com/embed/${ID}?rel=0`,
    `https://www.youtube-nocookie.com/embed/${ID}`,
    `https://www.youtube.com/v/${ID}`,
    `https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3D${ID}%26feature%3Dshare`,
    `  https://youtu.be/${ID}  `,
    `HTTPS://WWW.YouTube.com/watch?v=${ID}`,
  ])("%s", (url) => {
    expect(parseYoutubeUrl(url)).toEqual({ id: ID, isShort: false });
  });

  test.each([
    `https://www.youtube.com/shorts/${ID}`,
    `https://youtube.com/shorts/${ID}?si=abc`,
    `m.youtube.com/shorts/${ID}`,
  ])("%s, which is upright", (url) => {
    expect(parseYoutubeUrl(url)).toEqual({ id: ID, isShort: true });
  });
});

describe("The moment that an address asks for is taken over", () => {
  test.each([
    ["?t=95", 95],
    ["?t=95s", 95],
    ["?t=1m35s", 95],
    ["?t=1h2m3s", 3723],
    ["?t=2h", 7200],
    ["?start=12", 12],
    ["#t=1m", 60],
  ])("%s", (ending, start) => {
    expect(parseYoutubeUrl(`https://youtu.be/${ID}${ending}`)).toEqual({ id: ID, isShort: false, start });
  });

  test.each(["?t=0", "?t=", "?t=soon", "?t=-5", "?t=99999999"])("%s is none", (ending) => {
    expect(parseYoutubeUrl(`https://youtu.be/${ID}${ending}`)).toEqual({ id: ID, isShort: false });
  });
});

test.each([
  "",
  "my ride",
  ID,
  "https://www.youtube.com/",
  "https://www.youtube.com/watch",
  "https://www.youtube.com/watch?v=short",
  `https://www.youtube.com/watch?v=${ID}x`,
  "https://www.youtube.com/playlist?list=PLabcdefghijk",
  "https://www.youtube.com/@someone/videos",
  "https://www.youtube.com/channel/UCabcdefghijk",
  `https://youtube.com.example.org/watch?v=${ID}`,
  `https://notyoutube.com/watch?v=${ID}`,
  `https://example.org/?u=https://youtu.be/${ID}`,
  `ftp://youtube.com/watch?v=${ID}`,
  `javascript:alert(1)//youtu.be/${ID}`,
  `https://youtu.be/${ID}?x=${"y".repeat(3000)}`,
])("No video is named by %s", (text) => {
  expect(parseYoutubeUrl(text)).toBeUndefined();
});
