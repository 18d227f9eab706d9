import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "#lib/domain/errors";
import { makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { probeVideo } from "./ffprobe.ts";

const SHARED = resolve(import.meta.dirname, "../../../shared/data/video");

async function refusal(input: string): Promise<AppError> {
  const error = await probeVideo(input).then(
    (facts) => expect.unreachable(`${input} was read as ${JSON.stringify(facts)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe("A file that is no usable video", () => {
  it.each([
    { name: "missing.mp4", content: undefined, words: /not found/ },
    { name: "empty.mp4", content: "", words: /empty/ },
    {
      name: "text.mp4",
      content: "Dear diary, today I rode my bicycle.\n".repeat(50),
      words: /not a (complete )?video/,
    },
    {
      name: "noise.mp4",
      content: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)),
      words: /not a (complete )?video/,
    },
    {
      name: "picture.mp4",
      content: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
      words: /not a (complete )?video/,
    },
  ])("is refused in plain words: $name", async ({ name, content, words }) => {
    await using folder = await scratchFolder();
    const path = join(folder.path, name);
    if (content !== undefined) await writeFile(path, content);
    const error = await refusal(path);
    expect(error.code).toBe("invalid_video");
    expect(error.userMessage).toMatch(words);
    expect(error.userMessage).not.toContain(folder.path);
  });

  it("is refused when it has sound only", async () => {
    await using folder = await scratchFolder();
    const path = join(folder.path, "sound.mp4");
    await makeFromLavfi(path, "sine=d=1", []);
    expect((await refusal(path)).userMessage).toMatch(/sound but no picture/);
  });

  it("is refused when its index is missing", async () => {
    await using folder = await scratchFolder();
    const whole = join(folder.path, "whole.mp4");
    await makeFromLavfi(whole, "testsrc2=s=320x180:r=25:d=2", []);
    const bytes = await readFile(whole);
    const cut = join(folder.path, "cut.mp4");
    await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    expect((await refusal(cut)).userMessage).toMatch(/not a complete video/);
  });

  it("is refused when it is a folder", async () => {
    await using folder = await scratchFolder();
    await mkdir(join(folder.path, "folder.mp4"));
    expect((await refusal(join(folder.path, "folder.mp4"))).code).toBe("invalid_video");
  });
});

describe("A list that poses as a video", () => {
  it("opens neither other files nor addresses", async () => {
    await using folder = await scratchFolder();
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end("#EXTM3U");
    }).listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    await using _server = { [Symbol.asyncDispose]: async () => void server.close() };
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.ts`;
    const secret = join(folder.path, "secret.mp4");
    await makeFromLavfi(secret, "testsrc2=s=320x180:r=25:d=1", []);

    const lists = {
      "hls.mp4": `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${address}\n#EXTINF:5,\nfile://${secret}\n#EXT-X-ENDLIST\n`,
      "concat.mp4": `ffconcat version 1.0\nfile '${secret}'\nfile '${address}'\n`,
      "dash.mp4": `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${address}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
      "session.mp4": `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n`,
      "picture.mp4": `<svg xmlns="http://www.w3.org/2000/svg"><image href="${address}"/></svg>`,
    };
    for (const [name, text] of Object.entries(lists)) {
      const path = join(folder.path, name);
      await writeFile(path, text);
      expect((await refusal(path)).code, name).toBe("invalid_video");
    }
    expect(asked).toEqual([]);
  });
});

describe("A video's name", () => {
  it.each(["-dash.mp4", 'it\'s "quoted".mp4', "#1 100% %03d.mp4", "поездка 山道.mp4", "a:b;c|d.mp4", "[x],\\y.mp4"])(
    "may be anything: %s",
    async (name) => {
      await using folder = await scratchFolder();
      const plain = join(folder.path, "plain.mp4");
      await makeFromLavfi(plain, "testsrc2=s=320x180:r=25:d=1", []);
      await copyFile(plain, join(folder.path, name));
      expect(await probeVideo(join(folder.path, name))).toMatchObject({ width: 320, height: 180, duration: 1 });
    },
  );
});

const there = existsSync(SHARED);
if (!there) console.warn(`skipped: no recordings at ${SHARED}`);
describe.skipIf(!there)("Recordings of real cameras", () => {
  it.each([
    ["audio_only.mp4", /sound but no picture/],
    ["vvc_h266.mp4", /"vvc1", which cannot be read/],
  ] as const)("%s is refused", async (file, words) => {
    expect((await refusal(join(SHARED, file))).userMessage).toMatch(words);
  });

  it.each([
    [
      "gopro_hero7_walk_gps.mp4",
      { width: 848, height: 480, rotation: 0, duration: 11.745067, variableFrameRate: false },
    ],
    ["portrait_4k60_rot90.mp4", { width: 2160, height: 3840, rotation: 90 }],
    ["h264_rot270_720p.mp4", { width: 720, height: 1280, rotation: 270 }],
    ["phone_vfr_rot180.mp4", { width: 1280, height: 720, rotation: 180, variableFrameRate: true }],
    ["vp9_642x642.webm", { duration: 3, frameRate: { num: 30, den: 1 } }],
    ["webm_no_duration.webm", { duration: 4.938, frameRate: { num: 15000, den: 1001 } }],
    ["fragmented.mp4", { duration: 1.001001, startTime: 0.066733 }],
    ["vp9_odd_161x121.webm", { width: 161, height: 121, frameRate: { num: 30000, den: 1001 } }],
    ["missing_stsd.mp4", { width: 1080, height: 720 }],
  ] as const)("%s is described", async (file, facts) => {
    const found = await probeVideo(join(SHARED, file));
    const { duration, startTime, ...exact } = facts as Partial<typeof found>;
    expect(found).toMatchObject(exact);
    if (duration !== undefined) expect(found.duration).toBeCloseTo(duration, 3);
    if (startTime !== undefined) expect(found.startTime).toBeCloseTo(startTime, 4);
  });
});
