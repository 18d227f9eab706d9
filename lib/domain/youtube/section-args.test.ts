import { expect, test } from "vitest";
import { firstFrameIn, sectionCommand } from "#lib/domain/youtube/section-args";
import { ytDlpArgs } from "#lib/domain/youtube/yt-dlp-args";

const [video, audio] = ["https://a.googlevideo.com/v", "https://a.googlevideo.com/a"];
const request = {
  span: { start: 12, end: 25 },
  proxy: "http://egress:x@127.0.0.1:1",
  demuxers: "mov,matroska",
  maxBytes: 1000,
  output: "file:/w/section.mp4",
  times: "file:/w/times.txt",
};
const INPUT = [
  ...["-protocol_whitelist", "https,tls,tcp,httpproxy", "-format_whitelist", "mov,matroska"],
  ...["-http_proxy", "http://egress:x@127.0.0.1:1", "-tls_verify", "1", "-rw_timeout", "15000000"],
  ...["-reconnect", "1", "-reconnect_on_network_error", "1", "-reconnect_delay_max", "4"],
];

test("picture and sound are copied from where the part begins, by TLS and the proxy alone", () => {
  const files = [{ url: video, userAgent: "Mozilla/5.0 (X)" }, { url: audio }];
  expect(sectionCommand({ ...request, files })).toEqual([
    ...["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-nostdin", "-copyts"],
    ...[...INPUT, "-user_agent", "Mozilla/5.0 (X)", "-ss", "12", "-to", "25", "-i", video],
    ...[...INPUT, "-ss", "12", "-to", "25", "-i", audio],
    ...["-map", "0:v:0", "-map", "1:a:0", "-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1"],
    ...["-fs", "1000", "-f", "mp4", "file:/w/section.mp4"],
    ...["-map", "0:v:0", "-c", "copy", "-f", "framecrc", "file:/w/times.txt"],
  ]);
});

test("nothing is sought at the very start, and a file that holds both is read once", () => {
  const command = sectionCommand({ ...request, files: [{ url: video }], span: { start: 0, end: 8 } });
  expect(command).not.toContain("-ss");
  expect(command.filter((word) => word === "-i")).toHaveLength(1);
  expect(command).toContain("0:a:0?");
});

test("the first frame is the earliest that is shown, exact in the video's own ticks", () => {
  const head = "#software: Lavf\n#tb 0: 1001/30000\n#media_type 0: video\n";
  expect(firstFrameIn(`${head}0, 298, 300, 1, 18, 0xf7\n0, 299, 303, 1, 8, 0xe5, F=0x0\n`)).toBe((300 * 1001) / 30000);
  expect(firstFrameIn(`${head}0,   -2,    0,  1,  18, 0xf7\n0, -1, -3, 1, 8, 0xe5\n`)).toBeCloseTo(-0.1001, 9);
  expect(firstFrameIn(head)).toBeUndefined();
  expect(firstFrameIn("")).toBeUndefined();
});

test("yt-dlp is asked with what follows the options never taken for one", () => {
  const args = ytDlpArgs({
    extractors: "youtube",
    address: "https://www.youtube.com/watch?v=--exec-abcd",
    proxy: "http://egress:x@127.0.0.1:1",
    node: "/usr/bin/node",
  });
  expect(args.slice(-2)).toEqual(["--", "https://www.youtube.com/watch?v=--exec-abcd"]);
  const pairs = Object.fromEntries(args.flatMap((word, n) => (word.startsWith("--") ? [[word, args[n + 1]]] : [])));
  expect(pairs).toMatchObject({
    "--use-extractors": "youtube",
    "--proxy": "http://egress:x@127.0.0.1:1",
    "--js-runtimes": "node:/usr/bin/node",
    "--playlist-items": "1",
  });
  const alone = ["--ignore-config", "--no-plugin-dirs", "--no-cache-dir", "--no-cookies", "--no-remote-components"];
  expect(args).toEqual(expect.arrayContaining([...alone, "--no-playlist"]));
});
