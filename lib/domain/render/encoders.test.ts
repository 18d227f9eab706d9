import { describe, expect, it } from "vitest";
import { encoderArgs, tryEncoderCommand, VIDEO_ENCODERS } from "#lib/domain/render/encoders";
import { PRESETS } from "#lib/domain/render/output";

const STANDARD = { preset: "veryfast", crf: 23 } as const;
const VIDEO_LEVELS = { matrix: "bt709", range: "tv" } as const;

describe("encoderArgs", () => {
  it.each([
    ["libx264", "-c:v libx264 -preset veryfast -crf 23 -pix_fmt yuv420p"],
    ["h264_nvenc", "-c:v h264_nvenc -preset p3 -rc vbr -cq 25 -b:v 0 -profile:v high"],
    ["h264_qsv", "-c:v h264_qsv -preset veryfast -global_quality 23 -profile:v high"],
    ["h264_vaapi", "-c:v h264_vaapi -rc_mode CQP -qp 23 -profile:v high"],
    ["h264_videotoolbox", "-c:v h264_videotoolbox -q:v 60 -profile:v high"],
  ] as const)("of %s at standard quality", (encoder, options) => {
    expect(encoderArgs(encoder, STANDARD, VIDEO_LEVELS).options.join(" ")).toBe(options);
  });

  it("uploads frames to the GPU for VAAPI alone", () => {
    for (const encoder of VIDEO_ENCODERS) {
      const { device, filters } = encoderArgs(encoder, STANDARD, VIDEO_LEVELS);
      expect(filters.includes("hwupload")).toBe(encoder === "h264_vaapi");
      expect(device.length > 0).toBe(encoder === "h264_vaapi");
    }
  });

  it("brings full levels to video levels for hardware, which knows no others", () => {
    const full = { matrix: "bt709", range: "pc" } as const;
    expect(encoderArgs("libx264", STANDARD, full)).toMatchObject({ filters: [] });
    expect(encoderArgs("libx264", STANDARD, full).options).toContain("yuvj420p");
    expect(encoderArgs("h264_nvenc", STANDARD, full).filters).toEqual([
      "scale=in_range=pc:out_range=tv",
      "format=yuv420p",
    ]);
  });

  it("keeps every number of every encoder within its scale, over all presets and qualities", () => {
    const bounds = { "-crf": [0, 51], "-cq": [1, 51], "-global_quality": [1, 51], "-qp": [1, 51], "-q:v": [1, 100] };
    for (const encoder of VIDEO_ENCODERS) {
      let before = Number.NaN;
      for (let crf = 0; crf <= 51; crf++) {
        for (const preset of PRESETS) {
          const { options } = encoderArgs(encoder, { preset, crf }, VIDEO_LEVELS);
          expect(options.every((word) => word !== "undefined")).toBe(true);
          const [name, [low, high]] = Object.entries(bounds).find(([option]) => options.includes(option)) as [
            string,
            [number, number],
          ];
          const value = Number(options[options.indexOf(name) + 1]);
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
          // Monotonous: a higher crf never means better quality.
          if (crf > 0 && name === "-q:v") expect(value).toBeLessThanOrEqual(before);
          else if (crf > 0) expect(value).toBeGreaterThanOrEqual(before);
          before = preset === PRESETS.at(-1) ? value : before;
        }
      }
    }
  });
});

it("An encoder is tried with the arguments that a render will use", () => {
  const command = tryEncoderCommand("h264_nvenc", STANDARD);
  expect(command).toEqual(expect.arrayContaining([...encoderArgs("h264_nvenc", STANDARD, VIDEO_LEVELS).options]));
  expect(command.slice(-3)).toEqual(["-f", "null", "-"]);
});
