import { existsSync, openAsBlob, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCamera } from "#lib/domain/camera/read-camera";
import { memorySource } from "#lib/domain/camera/testing/memory-source";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { utcSeconds } from "#lib/domain/units";

const DATA = join(import.meta.dirname, "../../../../shared/data");
const VIDEOS = join(DATA, "video");
const present = existsSync(VIDEOS);
if (!present) console.log(`skipped: the cameras' own files are not at ${VIDEOS}`);

/** What each file of the shared data gives: points of the camera's GPS, or why there are none. */
const NO_GPS = /^The camera recorded no GPS into this video\.$/;
const NOT_MP4 = /^Only MP4 and MOV files/;
const OUTCOMES: Readonly<Record<string, number | RegExp>> = {
  "gopro_hero7_walk_gps.mp4": 199,
  "gopro_karma_aerial_glpi.mp4": 47,
  "gopro_water_29s.mp4": NO_GPS,
  "DERIVED_dashcam_truncated_40pct.mp4": NO_GPS,
  "android_slow_motion.mp4": NO_GPS,
  "audio_only.mp4": NO_GPS,
  "audio_shorter_than_video.mp4": NO_GPS,
  "av1.mkv": NOT_MP4,
  "av1_hdr10_720x1280.mp4": NO_GPS,
  "avi_mpeg4_mp3.avi": NOT_MP4,
  "corrupted_frames.mp4": NO_GPS,
  "dashcam_highway_960x540.mp4": NO_GPS,
  "dolby_vision_rot90.MOV": NO_GPS,
  "fragmented.mp4": NO_GPS,
  "h263.3gp": NO_GPS,
  "h264_10bit.mp4": NO_GPS,
  "h264_opus.mkv": NOT_MP4,
  "h264_rot270_720p.mp4": NO_GPS,
  "hevc_hdr10_pq_1080p.mp4": NO_GPS,
  "hevc_hlg_1080p_0.3s.mp4": NO_GPS,
  "hevc_hlg_rot90_editlist.mp4": NO_GPS,
  "long_6min_1080p_tiny.mp4": NO_GPS,
  "mdat_too_long.mp4": NO_GPS,
  "missing_stsd.mp4": NO_GPS,
  "phone_street_portrait_hevc_vfr.mp4": NO_GPS,
  "phone_vfr_rot180.mp4": NO_GPS,
  "portrait_4k60_rot90.mp4": NO_GPS,
  "rooftops_60fps_15s.mp4": NO_GPS,
  "rot180_0.1s.mov": NO_GPS,
  "rot90_0.1s.mov": NO_GPS,
  "smpte_1080p_10s.mp4": NO_GPS,
  "two_video_tracks_subs.mp4": NO_GPS,
  "unordered_frames.mov": NO_GPS,
  "video_only_no_audio.mp4": NO_GPS,
  "vp8_bbb_1s.webm": NOT_MP4,
  "vp9_10bit.webm": NOT_MP4,
  "vp9_642x642.webm": NOT_MP4,
  "vp9_960x540_60fps_6ch.webm": NOT_MP4,
  "vp9_odd_161x121.webm": NOT_MP4,
  "vvc_h266.mp4": NO_GPS,
  "webm_no_duration.webm": NOT_MP4,
};

const read = (name: string) => readCamera(memorySource(readFileSync(join(VIDEOS, name))));

async function gpsOf(name: string) {
  const reading = await read(name);
  if (!reading.track) throw new Error(reading.reason);
  return reading;
}

describe.skipIf(!present)("Every video of the shared data:", () => {
  test("all are listed", () => {
    expect(Object.keys(OUTCOMES).toSorted()).toEqual(readdirSync(VIDEOS).toSorted());
  });

  test.each(Object.entries(OUTCOMES))("%s gives %s", { timeout: 30_000 }, async (name, outcome) => {
    const { track, ...rest } = await read(name);
    if (typeof outcome === "number") expect(track?.time).toHaveLength(outcome);
    else expect(rest).toEqual({ reason: expect.stringMatching(outcome) });
  });
});

const HERO7 = "gopro_hero7_walk_gps.mp4";

describe.skipIf(!present)("The HERO7", () => {
  test("knows the time of its first frame to a tenth of a second", async () => {
    const { clock } = await gpsOf(HERO7);
    expect(Math.abs(clock.utcAtZero - Date.UTC(2019, 4, 6, 18, 15, 7, 360) / 1000)).toBeLessThan(0.1);
    expect(clock.spread).toBeLessThan(0.05);
    expect(clock).toMatchObject({ rate: 1, points: 199 });
  });

  test("is read by its index and its telemetry alone", async () => {
    const blob = await openAsBlob(join(VIDEOS, HERO7));
    let bytes = 0;
    await readCamera({
      size: blob.size,
      async read(offset, length) {
        const piece = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
        bytes += piece.length;
        return piece;
      },
    });
    console.log(`HERO7: ${bytes} of ${blob.size} bytes read (index 43,662, telemetry 59,580)`);
    expect(bytes).toBeLessThan(170_000);
  });

  test("gives the very positions and speeds that were taken out of it as GPX, and heights above the sea", async () => {
    const { track } = await gpsOf(HERO7);
    const pair = await readTrack([readFileSync(join(DATA, "gpx/PAIR_gopro_hero7_18hz.gpx"))]);
    expect(track.time).toHaveLength(pair.time.length);
    const decimals = { latitude: 7, longitude: 7, speed: 3 } as const;
    for (const name of ["latitude", "longitude", "speed"] as const) {
      pair.channels[name]!.forEach((value, i) => {
        expect(track.channels[name]![i], `${name} ${i}`).toBeCloseTo(value, decimals[name]);
      });
    }
    // That GPX has the camera's own, above the ellipsoid; the sea lies 34 m below it here (EGM96: 34.7 m).
    const lowered = track.channels.elevation!.map((value, i) => value - pair.channels.elevation![i]!);
    expect(Math.min(...lowered)).toBeCloseTo(34.3, 1);
    expect(Math.max(...lowered) - Math.min(...lowered)).toBeLessThan(0.01);
  });

  test("gives points by the receiver's even clock, where that GPX divides each payload by its points", async () => {
    const { track } = await gpsOf(HERO7);
    const steps = Array.from(track.time.subarray(1), (time, i) => time - track.time[i]!);
    // 16 points in 0.88 s, 19 in 1.10 s with one lost, then one every 55 ms.
    expect(Math.min(...steps)).toBeGreaterThan(0.0549);
    expect(Math.max(...steps)).toBeLessThan(0.058);
    const pair = await readTrack([readFileSync(join(DATA, "gpx/PAIR_gopro_hero7_18hz.gpx"))]);
    // Its last payload is stretched to the end of the film; before, the two never part by more than a point and a half.
    const before = pair.time.length - 19;
    for (let i = 0; i < before; i++) expect(Math.abs(track.time[i]! - pair.time[i]!)).toBeLessThan(0.1);
  });

  test("walks at 1.7 m/s, by what it recorded and by how far it came", async () => {
    const { track } = await gpsOf(HERO7);
    const sampler = createSampler(track);
    const middle = sampler.sample(utcSeconds(track.time[100]!));
    expect(middle.speed).toBeGreaterThan(1.4);
    expect(middle.speed).toBeLessThan(2);
    expect(sampler.totalDistance / (sampler.end - sampler.start)).toBeCloseTo(1.7, 0);
  });
});

test.skipIf(!present)("A Karma drone's position, four times a second, lies on its own clock", async () => {
  const { track, clock } = await gpsOf("gopro_karma_aerial_glpi.mp4");
  // Its UTC is of whole seconds; the camera's clock said 19:27:57.
  expect(Math.abs(clock.utcAtZero - Date.UTC(2017, 3, 17, 19, 27, 57) / 1000)).toBeLessThan(1);
  expect(clock.spread).toBeLessThan(0.05);
  expect((track.time.at(-1)! - track.time[0]!) / (track.time.length - 1)).toBeCloseTo(0.252, 3);
  const sampler = createSampler(track);
  const { latitude, longitude, speed, elevation } = sampler.sample(utcSeconds(track.time[30]!));
  expect(latitude).toBeCloseTo(33.1257, 3);
  expect(longitude).toBeCloseTo(-117.3313, 3);
  expect(elevation).toBeCloseTo(16, 0);
  // As its receiver says (8.1 m/s) and as the positions do.
  expect(speed).toBeGreaterThan(8);
  expect(speed).toBeLessThan(8.5);
});
