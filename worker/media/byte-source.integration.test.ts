import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gps5Payload } from "#lib/domain/camera/testing/gpmf-payload";
import { emptyMp4, withTelemetry } from "#lib/domain/camera/testing/telemetry-mp4";
import { availableDrivers } from "#lib/server/storage/testing/drivers";
import { serve } from "#lib/server/storage/testing/http-server";
import { scratchFolder } from "../testing/fixture-video.ts";
import { openByteSource } from "./byte-source.ts";
import { readCameraFile } from "./read-camera-file.ts";

const START = Date.UTC(2026, 4, 6, 10) / 1000;
const point = { latitude: 47, longitude: 8.5, elevation: 400, speed: 6 };
const payloads = Array.from({ length: 5 }, (_, k) =>
  gps5Payload({ utc: START + 1.001 * k, points: Array.from({ length: 18 }, () => point) }),
);
const mp4 = withTelemetry(emptyMp4(300_000), payloads);

/** The same bytes behind HTTP, with each request's range noted. */
function served(answer: (range: string, requests: number) => Response | undefined = () => undefined) {
  const ranges: string[] = [];
  const server = serve(async (request) => {
    const range = request.headers.get("range") ?? "";
    ranges.push(range);
    const special = answer(range, ranges.length);
    if (special) return special;
    const [, from = "0", to = "0"] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    const piece = mp4.slice(Number(from), Number(to) + 1);
    const headers = { "content-range": `bytes ${from}-${Number(from) + piece.length - 1}/${mp4.length}` };
    return new Response(piece, { status: 206, headers });
  });
  return { ranges, server };
}

describe.each(availableDrivers())("A video in %s storage", (_, start) => {
  test("is read for its GPS where it lies", async () => {
    await using driver = await start();
    await using folder = await scratchFolder();
    const path = join(folder.path, "video.mp4");
    await writeFile(path, mp4);
    const key = "videos/7f6c0f4e-26c6-4a2f-9a39-0a9a3f4e7a11/source";
    await driver.storage.putFile(key, path, "video/mp4");
    const reading = await readCameraFile(await driver.storage.inputFor(key));
    expect(reading.track?.time).toHaveLength(90);
  });
});

describe("Over HTTP", () => {
  test("only the index and the telemetry travel", async () => {
    const { ranges, server } = served();
    await using web = await server;
    expect((await readCameraFile(web.url)).track?.time).toHaveLength(90);
    const asked = ranges.reduce((sum, range) => {
      const [, from = 0, to = 0] = /(\d+)-(\d+)/.exec(range)?.map(Number) ?? [];
      return sum + to - from + 1;
    }, 0);
    expect(asked).toBeLessThan(60_000);
    expect(ranges.length).toBeLessThan(payloads.length + 8);
  });

  test("a request that fails is tried again", async () => {
    const { ranges, server } = served((_, requests) =>
      requests % 3 === 0 ? new Response("busy", { status: 503 }) : undefined,
    );
    await using web = await server;
    expect((await readCameraFile(web.url)).track?.time).toHaveLength(90);
    expect(ranges.length).toBeGreaterThan(payloads.length + 2);
  });

  test("a server that does not know ranges is an error of ours, and its whole file is not fetched", async () => {
    const { server } = served(() => new Response(mp4));
    await using web = await server;
    await expect(openByteSource(web.url, undefined)).rejects.toMatchObject({ code: "unavailable" });
  });

  test("being told to stop ends it with the reason", async () => {
    const { server } = served(() => new Response("busy", { status: 503 }));
    await using web = await server;
    const reason = new Error("the worker stops");
    const stop = new AbortController();
    const reading = readCameraFile(web.url, stop.signal);
    stop.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });
});

test("A file on disk is read to its end and no further", async () => {
  await using folder = await scratchFolder();
  const path = join(folder.path, "video.mp4");
  await writeFile(path, mp4);
  await using source = await openByteSource(path, undefined);
  expect(source.size).toBe(mp4.length);
  expect([...(await source.read(mp4.length - 3, 100))]).toEqual([...mp4.subarray(-3)]);
  expect(await source.read(mp4.length + 5, 10)).toHaveLength(0);
});
