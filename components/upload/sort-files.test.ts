import { expect, test } from "vitest";
import { sortFiles } from "./sort-files.ts";

const video = (name: string) => new File(["\0\0\0\x20ftypisom"], name);
const gpx = new File(['<?xml version="1.0"?><gpx>'], "ride.gpx");
const thumbnail = new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], "GX01.THM");

test("a video and a track dropped together are told apart by their content, in any order", async () => {
  const misnamed = video("ride.xml");
  expect(await sortFiles([misnamed, gpx])).toEqual({ video: misnamed, track: gpx, others: [] });
  expect(await sortFiles([gpx, misnamed])).toEqual({ video: misnamed, track: gpx, others: [] });
});

test.each([
  ["FIT", [0x0e, 0x10, 0x64, 0, 0x10, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54]],
  ["compressed", [0x1f, 0x8b, 8, 0]],
])("a %s track is one, whatever its name", async (_, bytes) => {
  const track = new File([Uint8Array.from(bytes)], "download");
  expect(await sortFiles([track, video("1.mp4")])).toMatchObject({ track, others: [] });
});

test("what is one too many, or neither, is left over", async () => {
  const [first, second] = [video("1.mp4"), video("2.mp4")];
  expect(await sortFiles([thumbnail, first, second])).toEqual({ video: first, others: [thumbnail, second] });
});

test("a file that cannot be read, as a folder, is left over", async () => {
  const folder = new File([], "folder");
  folder.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error("a folder")) });
  expect(await sortFiles([folder, gpx])).toEqual({ track: gpx, others: [folder] });
});
