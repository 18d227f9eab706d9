import { expect, test } from "vitest";
import { sortFiles } from "./sort-files.ts";

const video = (name: string) => new File(["\0\0\0\x20ftypisom"], name);
const gpx = new File(['<?xml version="1.0"?><gpx>'], "ride.gpx");
const thumbnail = new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], "GX01.THM");

test("videos and a track chosen together are told apart by their content, in any order", async () => {
  const [first, second] = [video("ride.xml"), video("2.mp4")];
  const files = [
    { file: first, kind: "video" },
    { file: gpx, kind: "track" },
    { file: second, kind: "video" },
  ];
  expect(await sortFiles([first, gpx, second])).toEqual({ files, others: [] });
  expect(await sortFiles([second, gpx, first])).toEqual({ files: files.toReversed(), others: [] });
});

test.each([
  ["FIT", [0x0e, 0x10, 0x64, 0, 0x10, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54]],
  ["compressed", [0x1f, 0x8b, 8, 0]],
])("a %s track is one, whatever its name", async (_, bytes) => {
  const track = new File([Uint8Array.from(bytes)], "download");
  expect(await sortFiles([track])).toMatchObject({ files: [{ kind: "track" }], others: [] });
});

test("what is neither is left over, unless its name or its place says what it was meant to be", async () => {
  const text = (name: string) => new File(["hello"], name);
  expect(await sortFiles([thumbnail])).toEqual({ files: [], others: [{ file: thumbnail, why: "neither" }] });
  expect(await sortFiles([text("ride.mp4"), text("ride.GPX"), text("ride.fit.gz")])).toMatchObject({
    files: [{ kind: "video" }, { kind: "track" }, { kind: "track" }],
  });
  expect(await sortFiles([text("ride.kml")], "track")).toMatchObject({ files: [{ kind: "track" }] });
});

test("a camera's small copy is left over beside its video, and is a video where it is alone", async () => {
  const [large, small] = [video("GX010042.MP4"), video("GL010042.LRV")];
  expect(await sortFiles([small, large])).toMatchObject({
    files: [{ file: large }],
    others: [{ file: small, why: "smallCopy" }],
  });
  expect(await sortFiles([small])).toMatchObject({ files: [{ file: small, kind: "video" }], others: [] });
});

test("a file that cannot be read, as a folder, is left over", async () => {
  const folder = new File([], "folder");
  folder.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error("a folder")) });
  expect(await sortFiles([folder, gpx])).toMatchObject({
    files: [{ file: gpx }],
    others: [{ file: folder, why: "unreadable" }],
  });
});
