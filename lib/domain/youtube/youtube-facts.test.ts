import { describe, expect, test } from "vitest";
import { planFilms, planFraming, shapedSize } from "#lib/domain/render/framing";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import { playsInBrowsers } from "#lib/domain/render/plays-in-browsers";
import { videoFactsSchema } from "#lib/domain/render/video-facts";
import { youtubeFacts } from "#lib/domain/youtube/youtube-facts";

describe("The nominal facts of a video at YouTube", () => {
  test("are facts as those of a file are", () => {
    expect(videoFactsSchema.parse(youtubeFacts({ isShort: false }, 63.4))).toMatchObject({
      duration: 63.4,
      width: 1920,
    });
  });

  test("of a Short are upright", () => {
    expect(youtubeFacts({ isShort: true }, 30)).toMatchObject({ width: 1080, height: 1920 });
  });

  test("are framed into every shape", () => {
    const facts = youtubeFacts({ isShort: false }, 30);
    const output = { ...DEFAULT_OUTPUT, shape: "9:16" } as const;
    expect(planFraming(facts, output, shapedSize(facts, output)).crop).toEqual({
      x: 656,
      y: 0,
      width: 608,
      height: 1080,
    });
    expect(planFilms(facts, DEFAULT_OUTPUT)[0]).toMatchObject({ width: 1920, height: 1080 });
  });

  test("promise no file that a browser plays", () => {
    expect(playsInBrowsers(youtubeFacts({ isShort: false }, 30))).toBe(false);
  });
});
