import { describe, expect, test } from "vitest";
import { estimateSize, estimateTime, sizeRatio, usualSize } from "#lib/domain/render/estimate";
import { outputSchema } from "#lib/domain/render/output";
import { renderPace } from "#lib/domain/render/render-pace";
import { type EstimatedRender, renderWork } from "#lib/domain/render/render-work";
import type { VideoFacts } from "#lib/domain/render/video-facts";

const COLOR: VideoFacts["color"] = { range: "tv", matrix: "bt709", hdr: "none" };
const CAMERA = { duration: 600, frameRate: { num: 30, den: 1 }, width: 1920, height: 1080, size: 1.2e9, color: COLOR };

function render(
  output: object = {},
  facts: Partial<EstimatedRender["facts"]> = {},
  clip = { in: 0, out: 60 },
): EstimatedRender {
  return { facts: { ...CAMERA, codec: "h264", ...facts }, clip, output: outputSchema.parse(output) };
}

type Measured = {
  readonly name: string;
  readonly size: readonly [width: number, height: number];
  /** Of the source. */
  readonly megabits: number;
  readonly seconds: number;
  readonly quality?: "draft" | "high";
  readonly codec?: string;
  readonly hdr?: VideoFacts["color"]["hdr"];
  readonly fps?: number;
  /** What came out: bytes, and seconds of a core. */
  readonly bytes: number;
  readonly cpu: number;
};

/** Recordings of real cameras (../shared/data) and the sample ride, as `npm run render` made them on 2 cores. */
const MEASURED: readonly Measured[] = [
  { name: "sample ride", size: [1920, 1080], megabits: 7, seconds: 12, bytes: 4_380_551, cpu: 13.6 },
  { name: "walk", size: [848, 480], megabits: 2.8, seconds: 11.5, bytes: 6_421_000, cpu: 5.4 },
  { name: "dashcam", size: [960, 540], fps: 25, megabits: 2.4, seconds: 8.8, bytes: 998_600, cpu: 3.6 },
  { name: "drone", size: [854, 480], megabits: 2.7, seconds: 11.5, bytes: 1_511_000, cpu: 3.6 },
  { name: "water", size: [640, 360], megabits: 1.04, seconds: 12, bytes: 1_425_000, cpu: 3.7 },
  { name: "rooftops", size: [320, 240], fps: 60, megabits: 0.86, seconds: 10, bytes: 914_000, cpu: 2 },
  { name: "phone", size: [1280, 720], megabits: 4.1, seconds: 4.9, bytes: 1_295_000, cpu: 4.1 },
  { name: "street", size: [1376, 1840], codec: "hevc", megabits: 6.4, seconds: 5, bytes: 5_799_000, cpu: 11.8 },
  {
    name: "HLG",
    size: [1080, 1920],
    codec: "hevc",
    hdr: "hlg",
    megabits: 10.3,
    seconds: 2.5,
    bytes: 1_640_000,
    cpu: 7.8,
  },
  { name: "PQ", size: [1920, 1080], codec: "hevc", hdr: "pq", megabits: 21, seconds: 1, bytes: 742_000, cpu: 4.1 },
  {
    name: "dashcam",
    quality: "draft",
    size: [960, 540],
    fps: 25,
    megabits: 2.4,
    seconds: 8.8,
    bytes: 653_700,
    cpu: 2.8,
  },
  { name: "phone", quality: "high", size: [1280, 720], megabits: 4.1, seconds: 4.9, bytes: 2_394_000, cpu: 8.7 },
];

function orderOf({ size: [width, height], fps = 30, megabits, seconds, quality, codec, hdr = "none" }: Measured) {
  const file = {
    width,
    height,
    frameRate: { num: fps, den: 1 },
    duration: seconds,
    size: (megabits * 1e6 * seconds) / 8,
  };
  const picture = { codec: codec ?? "h264", color: { ...COLOR, hdr } };
  return render({ quality }, { ...file, ...picture }, { in: 0, out: seconds });
}

describe("a size", () => {
  test("lies in the range that is told for real recordings, most of the time", () => {
    const rows = MEASURED.map((each) => {
      const { low, usual, high } = estimateSize(orderOf(each));
      const { name, quality = "standard", bytes } = each;
      return {
        name,
        quality,
        estimate: Math.round(usual),
        bytes,
        ratio: bytes / usual,
        within: bytes >= low && bytes <= high,
      };
    });
    console.table(rows);
    expect(rows.filter(({ within }) => within).length / rows.length).toBeGreaterThanOrEqual(0.75);
  });

  test("grows with clip, size and quality, and adds up over the files", () => {
    const one = usualSize(render());
    expect(usualSize(render({}, {}, { in: 0, out: 120 }))).toBeCloseTo(2 * one, -1);
    expect(usualSize(render({ quality: "draft" }))).toBeLessThan(0.8 * one);
    expect(usualSize(render({ quality: "high" }))).toBeGreaterThan(1.6 * one);
    const small = usualSize(render({ renditions: ["480p"] }));
    expect(small).toBeLessThan(one / 2);
    expect(usualSize(render({ renditions: ["source", "480p"] }))).toBeCloseTo(one + small, -1);
  });

  test("is little of a video that hardly moves", () => {
    expect(usualSize(render({}, { size: 1_350_000 }))).toBeLessThan(1_000_000);
  });

  test("is told more exactly once films of the same video, or of the same camera, are known", () => {
    const films = [
      { isSame: false, usual: 100, size: 50 },
      { isSame: true, usual: 100, size: 200 },
    ];
    expect(sizeRatio([])).toBeUndefined();
    const same = estimateSize(render(), sizeRatio(films));
    expect(same.usual).toBeCloseTo(2 * usualSize(render()), 3);
    const other = estimateSize(render(), sizeRatio(films.slice(0, 1)));
    expect(other.usual).toBeCloseTo(usualSize(render()) / 2, 3);
    const nothing = estimateSize(render());
    const width = ({ low, high }: { low: number; high: number }) => high / low;
    expect(width(same)).toBeLessThan(width(other));
    expect(width(other)).toBeLessThan(width(nothing));
  });
});

describe("a time", () => {
  test("follows what was measured: work is seconds of one core", () => {
    const rows = MEASURED.map((each) => {
      const work = renderWork(orderOf(each));
      return { name: each.name, work, cpu: each.cpu, ratio: each.cpu / work };
    });
    console.table(rows);
    for (const { ratio } of rows) {
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    }
  });

  test("is work at the installation's pace, after what waits ahead", () => {
    const pace = { low: 0.4, usual: 0.5, high: 0.8 };
    const { total, waiting } = estimateTime(render(), { pace, ahead: { work: 100 } });
    expect(waiting).toEqual({ low: 40, usual: 50, high: 80 });
    expect(total.usual).toBeCloseTo(50 + renderWork(render()) / 2, 9);
  });

  test("an overlay's takes no reading of the video, HDR takes more", () => {
    const prores = { kind: "overlay", alpha: "prores" };
    expect(renderWork(render(prores))).toBe(renderWork(render(prores, { codec: "hevc" })));
    const hdr = { color: { ...COLOR, hdr: "pq" } } as const;
    expect(renderWork(render({}, hdr))).toBeGreaterThan(1.4 * renderWork(render()));
  });

  test("the pace is the usual one, in a range that narrows with what is known", () => {
    const one = renderPace([{ work: 10, took: 5 }]);
    expect(one.usual).toBe(0.5);
    const many = renderPace(Array.from({ length: 20 }, () => ({ work: 10, took: 5 })));
    expect(many.high / many.low).toBeLessThan(one.high / one.low);
    const uneven = renderPace([1, 2, 3, 4, 30].map((took) => ({ work: 10, took })));
    expect(uneven.usual).toBeCloseTo(0.3, 9);
    expect(uneven.high).toBeGreaterThan(0.4);
    expect(renderPace([])).toEqual(renderPace([{ work: 10, took: 0 }]));
  });
});
