import { join } from "node:path";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import type { Rect } from "#lib/domain/overlay/gauge";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { findInkBoxes } from "#lib/domain/render/ink-boxes";
import { planDuration, type RenderPlan } from "#lib/domain/render/render-plan";
import { createMovingAtlas } from "../../worker/moving-atlas.ts";
import { drawStillLayer } from "../../worker/still-layer.ts";
import { renderFixture } from "../../worker/testing/render-fixture.ts";
import { comparedSize, correlation, decodeNumbered, flipped, meanDifference, type Picture } from "./pictures.ts";
import { frameTimes, type Probed, type ProbedStream, probe, topBoxes, uprightFilters } from "./probe-source.ts";
import { decodeSound, soundLag } from "./sound.ts";

export type Check = { readonly name: string; readonly ok: boolean; readonly found: string };
export type CheckedRender = {
  readonly outcome: string;
  readonly checks: readonly Check[];
  readonly warnings: readonly string[];
};

const sync = { start: RIDE_START, offset: 600, rate: 1 };
const layout = COCKPIT;
/** Seconds by which sound may move: it is copied in packets. */
const LAG = 0.03;
/** Mean levels of 255 by which a compressed picture may differ from its source. */
const SAME_PICTURE = 8;

/** Renders a clip of a file and measures the result against an independent decode of the source. Throws as the core does. */
export async function checkRender(
  path: string,
  clip: { readonly in: number; readonly out: number } | undefined,
  workDir: string,
): Promise<CheckedRender> {
  const sampler = createSyntheticSampler();
  const {
    path: result,
    plan,
    warnings,
  } = await renderFixture({
    input: path,
    workDir,
    layout,
    sampler,
    sync,
    output: { preset: "veryfast", crf: 12 },
    ...(clip ? { clip } : {}),
  });
  const probed = await probe(result);
  const picture = probed.streams.find((one) => one.codec_type === "video");
  const sound = probed.streams.find((one) => one.codec_type === "audio");
  if (!picture) throw new Error("the result has no picture");
  const mask = (size: { width: number; height: number }) => gaugeMask(plan, sampler, size);
  const checks = [
    ...(await fileChecks(result, picture, plan)),
    ...(await timeChecks(result, picture, plan)),
    ...(await pictureChecks({ path, result, picture, plan, mask, workDir })),
    await soundCheck({ path, result, sound, plan, workDir }),
  ];
  const fps = plan.frameRate.num / plan.frameRate.den;
  const outcome = [
    `${picture.width}x${picture.height}`,
    `${Number(fps.toFixed(2))}/s`,
    `${picture.nb_frames} frames`,
    `${planDuration(plan).toFixed(2)} s`,
    sound?.codec_name ?? "silent",
    picture.color_space ?? "untagged",
  ].join(" ");
  return { outcome, checks, warnings };
}

async function fileChecks(result: string, picture: ProbedStream, { facts }: RenderPlan): Promise<Check[]> {
  const boxes = await topBoxes(result);
  const { color_space, color_transfer, color_primaries, sample_aspect_ratio } = picture;
  const tags = [color_space, color_primaries, color_transfer].map((tag) => tag ?? "-").join("/");
  const isConverted = facts.color.hdr !== "none" || facts.color.matrix === "bt2020";
  const turned = picture.side_data_list?.some((one) => one.displaymatrix !== undefined) ?? false;
  const format = `${picture.codec_name} ${picture.pix_fmt}`;
  return [
    { name: "H.264, 8 bit 4:2:0", ok: /^h264 yuvj?420p$/.test(format), found: format },
    {
      name: "square pixels",
      ok: /^(1:1|N\/A|undefined)$/.test(String(sample_aspect_ratio)),
      found: String(sample_aspect_ratio),
    },
    { name: "no rotation tag", ok: !turned, found: turned ? "one" : "none" },
    { name: "colour tags", ok: !isConverted || tags === "bt709/bt709/bt709", found: tags },
    { name: "index first", ok: boxes.indexOf("moov") < boxes.indexOf("mdat"), found: boxes.join(" ") },
  ];
}

/** The result's frames, one by one, at the moments of a constant rate. */
async function timeChecks(result: string, picture: ProbedStream, plan: RenderPlan): Promise<Check[]> {
  const times = await frameTimes(result, picture.index, planDuration(plan));
  const rate = plan.frameRate.num / plan.frameRate.den;
  const worst = Math.max(...times.map((time, k) => Math.abs(time - k / rate)));
  return [
    { name: "frames", ok: times.length === plan.frames, found: `${times.length} of ${plan.frames}` },
    { name: "constant rate from 0", ok: worst < 0.002, found: `${(worst * 1000).toFixed(1)} ms` },
  ];
}

type PictureSource = {
  readonly path: string;
  readonly result: string;
  readonly picture: ProbedStream;
  readonly plan: RenderPlan;
  readonly mask: (size: { width: number; height: number }) => Uint8Array;
  readonly workDir: string;
};

async function pictureChecks({ path, result, picture, plan, mask, workDir }: PictureSource): Promise<Check[]> {
  const { facts } = plan;
  const rate = plan.frameRate.num / plan.frameRate.den;
  const times = await frameTimes(path, facts.videoStream, plan.in + planDuration(plan) + facts.startTime);
  const first = times[0] ?? 0;
  const sourceEnd = Math.max(...times) - first;
  const shown = (k: number) => times.findLastIndex((time) => Math.round((time - first - plan.in) * rate) <= k);
  const last = plan.frames - 1;
  const outputs = [...new Set([0, 1, Math.round(last / 3), Math.round((2 * last) / 3), last])].filter((k) => k <= last);
  const wanted = outputs.map(shown);
  const size = comparedSize(plan);
  const numbers = wanted.flatMap((n) => [n - 1, n, n + 1]).filter((n) => n >= 0 && n < times.length);
  const scratch = join(workDir, "compared.rgb");
  const sources = await decodeNumbered({
    path,
    stream: facts.videoStream,
    numbers,
    filters: referenceFilters(plan, await probe(path)),
    size,
    scratch,
  });
  const results = await decodeNumbered({
    path: result,
    stream: picture.index,
    numbers: outputs,
    filters: [],
    size,
    scratch,
  });
  const gauges = mask(size);
  const pairs = outputs.flatMap((k, i) => {
    const [drawn, source] = [results.get(k), sources.get(wanted[i]!)];
    return drawn && source ? [{ k, n: wanted[i]!, drawn, source }] : [];
  });
  const difference = Math.max(...pairs.map(({ drawn, source }) => meanDifference(drawn, source, gauges)));
  const isToneMapped = plan.picture.toSdr !== "no";
  const likeness = Math.min(...pairs.map(({ drawn, source }) => correlation(drawn, source, gauges)));
  const shifts = pairs.flatMap(({ k, n, drawn }) => {
    const at = (m: number) => {
      const source = sources.get(m);
      return source ? meanDifference(drawn, source, gauges) : Number.POSITIVE_INFINITY;
    };
    // Compressed still pictures differ from their neighbours by chance: what counts is a neighbour that fits better.
    return [n - 1, n + 1].filter((m) => at(m) < at(n) * 0.93 - 0.02).map((m) => `frame ${k} shows ${m}, not ${n}`);
  });
  return [
    { name: "frames compared", ok: pairs.length === outputs.length, found: `${pairs.length} of ${outputs.length}` },
    {
      name: "same picture",
      ok: isToneMapped ? likeness > 0.95 : difference < SAME_PICTURE,
      found: isToneMapped ? `correlation ${likeness.toFixed(3)}` : `${difference.toFixed(1)} levels`,
    },
    { name: "right frames", ok: shifts.length === 0, found: shifts.join("; ") || "all" },
    uprightCheck(pairs, gauges),
    {
      name: "to the source's end",
      ok: Math.abs(plan.in + planDuration(plan) - sourceEnd) < 10 || plan.in + planDuration(plan) < sourceEnd,
      found: `${(plan.in + planDuration(plan)).toFixed(2)} of ${sourceEnd.toFixed(2)} s`,
    },
  ];
}

function uprightCheck(pairs: readonly { drawn: Picture; source: Picture }[], gauges: Uint8Array): Check {
  const name = "upright, not mirrored";
  const [pair] = pairs;
  if (!pair) return { name, ok: false, found: "no picture" };
  const as = (horizontally: boolean, vertically: boolean) =>
    meanDifference(pair.drawn, flipped(pair.source, horizontally, vertically), gauges);
  const own = as(false, false);
  const others = { mirrored: as(true, false), "upside down": as(true, true), flipped: as(false, true) };
  const better = Object.entries(others).find(([, other]) => other < own - 0.5);
  return { name, ok: !better, found: better?.[0] ?? "yes" };
}

/** The source as it is to be seen: turned by its matrix, square, and HDR by zimg's and ffmpeg's own filters. */
function referenceFilters({ facts, width, height, picture }: RenderPlan, { streams }: Probed): string[] {
  const stream = streams.find(({ index }) => index === facts.videoStream);
  const square = facts.anamorphic ? [`scale=${width}:${height}`, "setsar=1"] : [`crop=${width}:${height}:0:0`];
  const interlaced = facts.interlaced ? ["bwdif=mode=send_frame"] : [];
  const upright = [...interlaced, ...(stream ? uprightFilters(stream) : []), ...square];
  if (picture.toSdr !== "pq" && picture.toSdr !== "hlg") return upright;
  const transfer = picture.toSdr === "pq" ? "smpte2084" : "arib-std-b67";
  return [
    ...upright,
    `zscale=primariesin=bt2020:transferin=${transfer}:matrixin=2020_ncl:rangein=${facts.color.range}:transfer=linear:npl=203`,
    ...["format=gbrpf32le", "zscale=primaries=bt709", "tonemap=tonemap=mobius:desat=0"],
    ...["zscale=primaries=bt709:transfer=bt709:matrix=bt709:range=tv", "format=yuv420p"],
  ];
}

/** 1 where a gauge may be. */
function gaugeMask(
  plan: RenderPlan,
  sampler: ReturnType<typeof createSyntheticSampler>,
  size: { width: number; height: number },
) {
  const { width, height } = plan;
  const clip = { in: plan.in, out: plan.in + planDuration(plan) };
  const scene = buildScene({ layout, sampler, sync, units: METRIC, width, height, clip });
  const still = drawStillLayer(scene);
  const context = still.getContext("2d");
  const boxes = findInkBoxes((y, rows) => context.getImageData(0, y, width, rows).data, width, height);
  const tiles = createMovingAtlas(scene, still, plan.picture.color).layout.tiles.map(({ to }) => to);
  const mask = new Uint8Array(size.width * size.height);
  for (const rect of [...boxes, ...tiles]) fillScaled(mask, size, rect, size.width / width);
  return mask;
}

function fillScaled(mask: Uint8Array, size: { width: number; height: number }, rect: Rect, scale: number): void {
  const reach = 2;
  const left = Math.max(0, Math.floor(rect.x * scale) - reach);
  const right = Math.min(size.width, Math.ceil((rect.x + rect.width) * scale) + reach);
  const bottom = Math.min(size.height, Math.ceil((rect.y + rect.height) * scale) + reach);
  for (let y = Math.max(0, Math.floor(rect.y * scale) - reach); y < bottom; y++) {
    mask.fill(1, y * size.width + left, y * size.width + right);
  }
}

async function soundCheck(source: {
  readonly path: string;
  readonly result: string;
  readonly sound: ProbedStream | undefined;
  readonly plan: RenderPlan;
  readonly workDir: string;
}): Promise<Check> {
  const { path, result, sound, plan, workDir } = source;
  const name = "sound in step";
  if (!plan.audio) return { name, ok: !sound, found: sound ? "sound from nowhere" : "none" };
  if (!sound) return { name, ok: false, found: "lost" };
  const probed: Probed = await probe(path);
  const start = Number(probed.format.start_time ?? 0) + plan.facts.startTime;
  const length = planDuration(plan);
  const scratch = join(workDir, "compared.pcm");
  const before = await decodeSound(path, plan.audio.stream, start + plan.in, length, scratch);
  const after = await decodeSound(result, sound.index, 0, length, scratch);
  const found = soundLag(before, after);
  if (!found) return { name, ok: true, found: "quiet" };
  const { lag, match } = found;
  return {
    name,
    ok: Math.abs(lag) <= LAG && match > 0.5,
    found: `${(lag * 1000).toFixed(1)} ms, match ${match.toFixed(2)}`,
  };
}
