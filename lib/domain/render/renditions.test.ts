import { expect, test } from "vitest";
import type { RenditionResource } from "#lib/contracts/api";
import { filesOf, filmToWatch, posterOf } from "#lib/domain/render/renditions";

const file = (kind: RenditionResource["kind"], format: RenditionResource["format"], width: number, height: number) => ({
  ...{ kind, format, width, height, size: 1, fileName: "ride", url: "http://x/", downloadUrl: "http://x/d" },
});
const POSTER = file("poster", "jpg", 1280, 720);

test.each([
  ["the only film", [file("source", "mp4", 3840, 2160)], 2160],
  [
    "the largest up to 1080p",
    [file("source", "mp4", 3840, 2160), file("1080p", "mp4", 1920, 1080), file("720p", "mp4", 1280, 720)],
    1080,
  ],
  ["a portrait by its shorter side", [file("source", "mp4", 1080, 1920), file("480p", "mp4", 480, 852)], 1080],
  ["an overlay that browsers know", [file("overlay", "webm", 1920, 1080)], 1080],
])("is watched: %s", (_, files, shorter) => {
  const film = filmToWatch([...files, POSTER]);
  expect(Math.min(film?.width ?? 0, film?.height ?? 0)).toBe(shorter);
});

test("of an overlay for editing programs there is a still picture and a file to keep", () => {
  const renditions = [file("overlay", "mov", 1920, 1080), POSTER];
  expect(filmToWatch(renditions)).toBeUndefined();
  expect(filesOf(renditions).map(({ format }) => format)).toEqual(["mov"]);
  expect(posterOf(renditions)).toBe(POSTER);
});
