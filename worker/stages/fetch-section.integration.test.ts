import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "#lib/domain/errors";
import { READBACK } from "#lib/domain/overlay/layouts/readback";
import type { Rational } from "#lib/domain/render/video-facts";
import { syncFromTwoPoints } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";
import type { Refusal } from "#lib/server/net/egress-proxy";
import { probeVideo } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeVideo, paintFrameNumber, readFrameNumber, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";
import { type Answer, missingYtDlp, openVideoSite, type VideoSite } from "../testing/video-site.ts";
import { encodersOf } from "../testing/worker-process.ts";
import { fetchSection } from "./fetch-section.ts";

const [WIDTH, HEIGHT] = [640, 360];
const LENGTH = 20;
const ID = "AbC_-123456";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let site: VideoSite;
let refusals: Refusal[];
let small: Awaited<ReturnType<typeof publish>>;
beforeAll(async () => {
  scratch = await scratchFolder();
  site = await openVideoSite(scratch.path);
  small = await publish("film-25", { num: 25, den: 1 }, "mp4");
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await scratch[Symbol.asyncDispose]();
});
beforeEach(({ skip }) => {
  skip(missingYtDlp !== undefined, missingYtDlp);
  site.asked.length = 0;
  refusals = [];
});

type Wishes = { span?: { start: number; end: number }; signal?: AbortSignal; source?: Partial<VideoSite["source"]> };

async function fetch(folder: string, { span = { start: 8, end: 16 }, signal, source }: Wishes = {}) {
  const order = {
    ...{ id: ID, span, folder, signal: signal ?? new AbortController().signal },
    onRefusal: (refusal: Refusal) => refusals.push(refusal),
    onProgress: () => {},
  };
  return fetchSection({ ...site.source, ...source }, order);
}

/** A numbered film: as it came from the camera, and as YouTube serves it, picture and sound apart. */
async function publish(name: string, rate: Rational, format: "mp4" | "webm") {
  const original = join(scratch.path, `${name}.mp4`);
  const frames = Math.round((LENGTH * rate.num) / rate.den);
  // No whole number of milliseconds, nor of seconds, lies between key frames.
  const encoding = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "143", "-c:a", "aac", "-shortest"];
  const sound = ["-f", "lavfi", "-i", `sine=frequency=440:duration=${LENGTH}`];
  const paint = paintFrameNumber(WIDTH, HEIGHT);
  await makeVideo(original, { width: WIDTH, height: HEIGHT, rate, frames, paint, encoding, sound });
  const picture = join(scratch.path, `${name}-v.${format}`);
  const audio = join(scratch.path, `${name}-a.${format === "mp4" ? "m4a" : "webm"}`);
  const fragments = ["-movflags", "+frag_keyframe+dash+global_sidx+delay_moov"];
  const vp9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M", "-g", "143"];
  const input = ["ffmpeg", "-v", "error", "-y", "-i", fileUrl(original)];
  await run([
    ...input,
    ...["-map", "0:v", ...(format === "mp4" ? ["-c", "copy", ...fragments] : [...vp9, "-cues_to_front", "1"])],
    fileUrl(picture),
    ...["-map", "0:a", ...(format === "mp4" ? ["-c", "copy", ...fragments] : ["-c:a", "libopus"])],
    fileUrl(audio),
  ]);
  site.files.set(`/${name}-v`, picture).set(`/${name}-a`, audio);
  const both = [
    { format_id: "v", url: `${site.origin}/${name}-v`, vcodec: "h264", acodec: "none", height: 1080, ext: format },
    { format_id: "a", url: `${site.origin}/${name}-a`, vcodec: "none", acodec: "mp4a", ext: "m4a" },
  ];
  return {
    original: format === "mp4" ? original : picture,
    said: { id: ID, title: "x", duration: LENGTH, formats: both },
  };
}

describe("a part of a video", () => {
  test.each([
    { rate: { num: 30000, den: 1001 }, format: "mp4", timelapse: 1 },
    { rate: { num: 25, den: 1 }, format: "mp4", timelapse: 30 },
    { rate: { num: 24000, den: 1001 }, format: "webm", timelapse: 1 },
  ] as const)(
    "renders to the film that its original gives: $rate.num/$rate.den, $format, $timelapse ×",
    async (given) => {
      const { rate, format, timelapse } = given;
      const { original, said } = rate.num === 25 ? small : await publish(`film-${rate.num}`, rate, format);
      site.videos.set(ID, said);
      await using folder = await scratchFolder();
      const section = await fetch(folder.path);
      const fps = rate.num / rate.den;

      const whole = await probeVideo(original);
      expect(section.facts.frameRate).toEqual(whole.frameRate);
      const bytes = site.asked.length;
      expect(bytes).toBeGreaterThan(2);

      const sampler = await fixtureRide(20 + LENGTH * timelapse);
      const at = (time: number) => ({
        videoTime: seconds(time),
        utc: utcSeconds(RIDE_START + 12.345 + timelapse * time),
      });
      const sync = syncFromTwoPoints(utcSeconds(RIDE_START), at(1), at(19));
      const clip = { in: 10.21, out: 11.9 };
      const order = { layout: READBACK, sampler, sync, clip, output: { preset: "ultrafast" } as const };
      await using first = await scratchFolder();
      await using second = await scratchFolder();
      const ofWhole = await renderFixture({ ...order, input: original, workDir: first.path, facts: whole });
      const ofSection = await renderFixture({
        ...order,
        input: section.path,
        workDir: second.path,
        facts: section.facts,
      });

      const [a, b] = [await decodeFrames(ofWhole.path, "gray"), await decodeFrames(ofSection.path, "gray")];
      const size = WIDTH * HEIGHT;
      const numbers = (grey: Buffer) =>
        Array.from({ length: grey.length / size }, (_, k) =>
          readFrameNumber(grey.subarray(k * size, (k + 1) * size), WIDTH, HEIGHT),
        );
      expect(numbers(b)[0]).toBe(Math.round(clip.in * fps));
      expect(numbers(b)).toEqual(numbers(a));
      expect(ofSection.plan.frames).toBe(ofWhole.plan.frames);
      // Every pixel of every frame: gauges, picture and their moment.
      expect(b.equals(a)).toBe(true);
      console.info(
        `${rate.num}/${rate.den} ${format} ${timelapse}×: first frame of the section ${-section.facts.startTime} s, ` +
          `${ofSection.plan.frames} frames from ${numbers(b)[0]} on, every pixel equal`,
      );
    },
  );
});

/** What reached a server that nobody was to reach. */
async function openInside(): Promise<AsyncDisposable & { reached: () => number; port: number }> {
  let reached = 0;
  const server = createServer((socket) => {
    reached++;
    socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { reached: () => reached, port, [Symbol.asyncDispose]: async () => void server.close() };
}

const plain = (url: string) => ({
  id: ID,
  title: "x",
  duration: LENGTH,
  formats: [{ format_id: "b", url, ext: "mp4" }],
});
const status =
  (code: number): Answer =>
  (_, response) => {
    response.writeHead(code).end("no");
  };
const never: Answer = () => {};
const endless: Answer = (_, response) => {
  const more = () => {
    while (response.write(Buffer.alloc(65_536, 120)));
  };
  response.writeHead(200, { "content-type": "application/json" });
  response.on("drain", more);
  more();
};
/** Nobody waits long here: a server that stalls is given up at once. */
const HASTE = ["--socket-timeout", "1", "--retries", "0", "--extractor-retries", "0"];
const impatient = (limits: Partial<VideoSite["source"]["limits"]> = {}): Partial<VideoSite["source"]> => ({
  extraction: { ...site.source.extraction, more: [...(site.source.extraction.more ?? []), ...HASTE] },
  limits: { ...site.source.limits, patience: 1000, ...limits },
});

/** How a fetch fails: the name of its problem. */
async function failure(wishes: Wishes): Promise<{ problem: unknown; userMessage: string; code: string }> {
  await using folder = await scratchFolder();
  const error = await fetch(folder.path, { span: { start: 8, end: 9 }, ...wishes }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`expected an AppError, got ${String(error)}`);
  return { problem: error.details?.youtube, userMessage: error.userMessage, code: error.code };
}

describe("what YouTube does not give", () => {
  test.each<[what: string, said: unknown, problem: string]>([
    ["a private video", { error: "Private video. Sign in if you have been granted access to this video" }, "private"],
    ["a removed one", { error: "Video unavailable. This video has been removed by the uploader" }, "removed"],
    [
      "an ended account",
      {
        error:
          "This video is no longer available because the YouTube account associated with this video has been terminated.",
      },
      "removed",
    ],
    ["another country's", { error: "The uploader has not made this video available in your country" }, "region"],
    [
      "an adults' one",
      { error: "Sign in to confirm your age. This video may be inappropriate for some users." },
      "age",
    ],
    ["a members' one", { error: "Join this channel to get access to members-only content like this video" }, "members"],
    [
      "a robot's wall",
      { error: "Sign in to confirm you\u2019re not a bot. Use --cookies for the authentication" },
      "bot",
    ],
    ["a stream that will be", { error: "This live event will begin in 3 hours." }, "live"],
    ["a premiere", { error: "Premieres in 20 minutes" }, "live"],
    ["a live stream", { ...plain("https://lab.videos.example/x"), live_status: "is_live" }, "live"],
    ["one just ended", { ...plain("https://lab.videos.example/x"), live_status: "post_live" }, "live"],
    ["a video of 13 hours", { ...plain("https://lab.videos.example/x"), duration: 13 * 3600 }, "tooLong"],
    ["a playlist", { list: plain("https://lab.videos.example/x") }, "playlist"],
    ["another video", { ...plain("https://lab.videos.example/x"), id: "AnotherOne1" }, "playlist"],
    ["a page without files", { id: ID, title: "x", duration: 20, formats: [] }, "outdated"],
    ["a page that is not found", status(404), "removed"],
    ["a page that is refused", status(403), "outdated"],
    ["too many requests", status(429), "bot"],
    ["a failing server", status(500), "network"],
    ["a server that says nothing", never, "network"],
    ["a page without an end", endless, "tooLarge"],
  ])("%s", async (_what, said, problem) => {
    site.videos.set(ID, said);
    const failed = await failure({ source: impatient({ bytes: 2_000_000 }) });
    expect(failed.problem).toBe(problem);
    expect(failed.userMessage).toMatch(/upload|Upload|Wait|Give|shorter/);
  });

  test.each<[what: string, file: Answer | string, problem: string]>([
    ["a file that is refused", status(403), "outdated"],
    ["a file that is gone", status(404), "outdated"],
    ["too many requests", status(429), "bot"],
    ["a failing server", status(503), "network"],
    ["a file that stalls", never, "network"],
    ["a file without an end", endless, "tooLarge"],
    ["a playlist that names files of ours", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", "unreadable"],
    ["a list for concat", "ffconcat version 1.0\nfile /etc/passwd\n", "unreadable"],
    ["no video", "Dear diary, today I rode.", "unreadable"],
  ])("%s, of the video itself", async (_what, file, problem) => {
    site.videos.set(ID, plain(`${site.origin}/b`));
    site.files.set("/b", typeof file === "string" ? (_, response) => void response.end(file) : file);
    const failed = await failure({ source: impatient({ bytes: 2_000_000 }) });
    expect(failed.problem).toBe(problem);
  });

  test("a part that is too large, or too long", async () => {
    site.videos.set(ID, small.said);
    expect((await failure({ source: impatient({ bytes: 20_000 }) })).problem).toBe("tooLarge");
    expect((await failure({ span: { start: 0, end: 4000 } })).problem).toBe("tooLong");
  });

  test("a file that ends before the clip does", async () => {
    site.videos.set(ID, { ...small.said, duration: 4000 });
    expect(await failure({ span: { start: 15, end: 30 } })).toMatchObject({ problem: "network", code: "unavailable" });
  });

  test("a certificate of nobody's", async () => {
    site.videos.set(ID, small.said);
    const { authority: _, ...untrusted } = site.source;
    await using folder = await scratchFolder();
    const order = { id: ID, span: { start: 8, end: 9 }, folder: folder.path, signal: new AbortController().signal };
    const quiet = { onRefusal: () => {}, onProgress: () => {} };
    await expect(fetchSection(untrusted, { ...order, ...quiet })).rejects.toMatchObject({ code: expect.any(String) });
    expect(site.asked.some((line) => line.includes("/film-25-"))).toBe(false);
  });

  test("yt-dlp is missing", async () => {
    await using folder = await scratchFolder();
    const order = { id: ID, span: { start: 8, end: 9 }, folder: folder.path, signal: new AbortController().signal };
    const missing = { onRefusal: () => {}, onProgress: () => {}, ytDlp: "/nowhere/yt-dlp" };
    await expect(fetchSection(site.source, { ...order, ...missing })).rejects.toMatchObject({
      details: { youtube: "missing" },
      message: expect.stringContaining("npm run tools -- yt-dlp"),
    });
  });
});

describe("a way into our own network", () => {
  const table: { way: string; ended: unknown; reached: number; refused: string }[] = [];
  afterAll(() => console.table(table));

  const targets = (port: number) => [
    `https://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}/`,
    `https://[::1]:${port}/`,
    `https://localhost:${port}/`,
    `https://2130706433:${port}/`,
    `https://0x7f.1:${port}/`,
    `https://lab.videos.example@127.0.0.1:${port}/`,
    `https://inside.videos.example:${port}/`,
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "https://youtube.com.evil.example/",
    "concat:/etc/passwd|/etc/hosts",
    "data:video/mp4;base64,AAAA",
  ];

  test.each([
    ["the video's page redirects to", 2, (target: string) => redirect(target), undefined],
    ["the page names as another page", 4, (target: string) => ({ elsewhere: target }), undefined],
    ["the page names as the video's file", 4, (target: string) => plain(target), undefined],
    ["the video's file redirects to", 1, () => plain(`${site.origin}/b`), (target: string) => redirect(target)],
  ] as const)("is not opened where %s it", async (way, step, page, file) => {
    await using inside = await openInside();
    // ffmpeg is tried with every spelling, the others with some: each start of yt-dlp takes a second.
    for (const target of targets(inside.port).filter((_, n) => file || n % step === 0)) {
      refusals = [];
      site.videos.set(ID, page(target));
      if (file) site.files.set("/b", file(target));
      const { problem } = await failure({ source: impatient() });
      const shown = target.replaceAll(String(inside.port), "PORT");
      const refused = refusals.map(({ target: asked, why }) => `${asked}: ${why}`).join("; ");
      table.push({
        way: `${way} ${shown}`,
        ended: problem,
        reached: inside.reached(),
        refused: refused.replaceAll(String(inside.port), "PORT"),
      });
      expect(inside.reached()).toBe(0);
    }
  });

  test("is not opened by a name whose addresses change after they were checked", async () => {
    site.videos.set(ID, small.said);
    for (const later of [["10.0.0.1"], ["127.0.0.2"], ["127.0.0.1", "169.254.169.254"], ["::1"]]) {
      refusals = [];
      site.names.set("lab.videos.example", [["127.0.0.1"], later, later]);
      const { problem } = await failure({ source: impatient() });
      site.names.delete("lab.videos.example");
      expect(refusals.length).toBeGreaterThan(0);
      expect(site.asked.filter((line) => line.includes("/film-25-"))).toEqual([]);
      const [first] = refusals;
      table.push({
        way: `the name answers ${later} the second time`,
        ended: problem,
        reached: 0,
        refused: first?.why ?? "",
      });
    }
  });

  test.each(["--exec=evil", "-o/tmp/evil1", "../../etc/p", "aaaaaaaaaa\n", "$(touch x) ", "https://a.b/", ""])(
    "is not opened by %j instead of an id",
    async (id) => {
      const order = { id, span: { start: 8, end: 9 }, folder: scratch.path, signal: new AbortController().signal };
      const quiet = { onRefusal: () => {}, onProgress: () => {} };
      await expect(fetchSection(site.source, { ...order, ...quiet })).rejects.toMatchObject({ code: "internal" });
      expect(site.asked).toEqual([]);
    },
  );

  test("is not opened by an id that looks like an option, nor by a title full of tricks", async () => {
    await using folder = await scratchFolder();
    const title = `$(touch ${folder.path}/evil) \`touch ${folder.path}/evil\` %(id)s --exec "touch ${folder.path}/evil"\n../../evil`;
    site.videos.set("--exec-abcd", { ...small.said, id: "--exec-abcd", title, description: title, uploader: title });
    const order = { id: "--exec-abcd", span: { start: 8, end: 9 }, signal: new AbortController().signal };
    const quiet = { onRefusal: () => {}, onProgress: () => {} };
    const { facts } = await fetchSection(site.source, { ...order, ...quiet, folder: folder.path });
    expect(facts.width).toBe(WIDTH);
    expect((await readdir(folder.path)).sort()).toEqual(["section.mp4", "times.txt"]);
  });
});

test("two parts are fetched at the same time", async () => {
  site.videos.set(ID, small.said);
  await using first = await scratchFolder();
  await using second = await scratchFolder();
  const [a, b] = await Promise.all([
    fetch(first.path, { span: { start: 2, end: 5 } }),
    fetch(second.path, { span: { start: 12, end: 15 } }),
  ]);
  expect(a.facts.startTime).toBeGreaterThan(-2.1);
  expect(b.facts.startTime).toBeLessThan(a.facts.startTime);
  expect(b.facts.duration).toBeGreaterThan(14.9);
});

test("a fetch that is cancelled ends its programs at once, whatever they wait for", async () => {
  const told = Promise.withResolvers<void>();
  site.videos.set(ID, plain(`${site.origin}/b`));
  site.files.set("/b", () => told.resolve());
  const cancelled = new AbortController();
  await using folder = await scratchFolder();
  const fetching = fetch(folder.path, { signal: cancelled.signal });
  await Promise.race([told.promise, fetching]);
  expect(await encodersOf(process.pid)).toHaveLength(1);
  cancelled.abort();
  await expect(fetching).rejects.toMatchObject({ code: "cancelled" });
  expect(await encodersOf(process.pid)).toEqual([]);
});

const redirect =
  (target: string): Answer =>
  (_, response) => {
    response.writeHead(302, { location: target }).end();
  };
