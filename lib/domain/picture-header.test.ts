import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { readPictureHeader } from "#lib/domain/picture-header";

test("reads the size of PNG and JPEG pictures", () => {
  const canvas = createCanvas(321, 123);
  expect(readPictureHeader(canvas.toBuffer("image/png"))).toEqual({ kind: "png", width: 321, height: 123 });
  expect(readPictureHeader(canvas.toBuffer("image/jpeg"))).toEqual({ kind: "jpeg", width: 321, height: 123 });
});

test("finds the size of a JPEG behind what a camera writes before it", () => {
  const jpeg = createCanvas(40, 20).toBuffer("image/jpeg");
  const exif = Uint8Array.from([0xff, 0xe1, 0x01, 0x02, ...new Uint8Array(256)]);
  const long = Uint8Array.from([...jpeg.subarray(0, 2), ...exif, ...jpeg.subarray(2)]);
  expect(readPictureHeader(long)).toEqual({ kind: "jpeg", width: 40, height: 20 });
});

test("knows nothing of other files, torn ones and pictures without pixels", () => {
  const text = (words: string) => new TextEncoder().encode(words);
  const png = createCanvas(9, 9).toBuffer("image/png");
  const jpeg = createCanvas(9, 9).toBuffer("image/jpeg");
  for (const bytes of [text(""), text("<svg width='9' height='9'/>"), text("GIF89a"), png.subarray(0, 20)]) {
    expect(readPictureHeader(bytes)).toBeUndefined();
  }
  for (let length = 0; length < 40; length++) expect(readPictureHeader(jpeg.subarray(0, length))).toBeUndefined();
  const empty = Uint8Array.from(png);
  empty.fill(0, 16, 20);
  expect(readPictureHeader(empty)).toBeUndefined();
});
