import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { traceRidePath } from "#lib/domain/overlay/ride-path";
import { traceRoute } from "#lib/domain/overlay/route-line";
import { routeInMetres } from "#lib/domain/overlay/route-projection";
import { createSampler, samplerOf } from "#lib/domain/track/create-sampler";
import { distanceBetween, METRES_PER_DEGREE } from "#lib/domain/track/geodesy";
import { hidePlaces } from "#lib/domain/track/hide-places";
import { type PrivacyZone, placeBeside, zoneHiding } from "#lib/domain/track/privacy-zones";
import { readTrack } from "#lib/domain/track/read-track";
import { deriveRide, type Ride } from "#lib/domain/track/ride";
import type { TrackSampler } from "#lib/domain/track/sampler";
import {
  everySecond,
  noiseSource,
  ORIGIN,
  type Point,
  syntheticTrack,
} from "#lib/domain/track/testing/synthetic-track";
import { utcSeconds } from "#lib/domain/units";

const DATA = new URL("../../../../shared/data/", import.meta.url);
const isThere = existsSync(DATA);
if (!isThere) console.warn(`skipped: the shared sample rides are not at ${DATA.pathname}`);

/** Five minutes straight north at 10 m/s. */
const north = (step = 1) =>
  syntheticTrack(
    Array.from(
      { length: 300 / step + 1 },
      (_, k): Point => ({ t: k * step, north: 10 * k * step, heartRate: 120 + k }),
    ),
  );
const at = (northward: number, radius: number, east = 0): PrivacyZone => ({
  ...placeBeside(ORIGIN, east, northward),
  radius,
});
const metresNorth = (latitude: number | undefined) => ((latitude ?? Number.NaN) - ORIGIN.latitude) * METRES_PER_DEGREE;
const placeAt = (sampler: TrackSampler, t: number) => metresNorth(sampler.sample(utcSeconds(ORIGIN.time + t)).latitude);
const isIn = (zone: PrivacyZone, latitude: number, longitude: number, tolerance = 0.2) =>
  distanceBetween(zone.latitude, zone.longitude, latitude, longitude) < zone.radius - tolerance;

describe("hidePlaces", () => {
  test("ends the line on the circle and begins it on the other side", () => {
    const sampler = createSampler(north(), {}, { zones: [at(1003, 204)] });
    const known = [...sampler.track.channels.latitude!].map(metresNorth);
    expect(Math.max(...known.filter((metres) => metres < 1003))).toBeCloseTo(799, 1);
    expect(Math.min(...known.filter((metres) => metres > 1003))).toBeCloseTo(1207, 1);
    const route = traceRoute(routeInMetres(sampler.track)!, sampler.track.segmentStarts);
    const gaps = route.stretches.filter((stretch, i) => i > 0 && stretch.from > route.stretches[i - 1]!.to);
    expect(gaps).toHaveLength(1);
    const begins = gaps[0]!.points[0]!;
    const ends = route.stretches.findLast(({ to }) => to < gaps[0]!.from)!.points.at(-1)!;
    // The drawing's metres are 0.1 % shorter than the sphere's.
    expect(ends.y - begins.y).toBeCloseTo(408, -1);
    expect(traceRidePath(sampler)!.starts.size).toBe(2);
  });

  test("knows place and direction outside, neither inside, and everything else throughout", () => {
    const whole = createSampler(north());
    const sampler = createSampler(north(), {}, { zones: [at(1000, 203)] });
    for (let t = 0; t <= 300; t += 0.5) {
      const moment = utcSeconds(ORIGIN.time + t);
      const { latitude, longitude, course, ...rest } = sampler.sample(moment);
      const { latitude: _, longitude: __, course: ___, ...wholeRest } = whole.sample(moment);
      expect(rest).toEqual(wholeRest);
      const known = t < 81 || t >= 120;
      expect([latitude, longitude].map((value) => value !== undefined)).toEqual([known, known]);
      expect(course !== undefined).toBe(t < 81 || t >= 121);
      if (t < 80) expect(course).toBeCloseTo(0, 6);
    }
    expect(placeAt(sampler, 50)).toBeCloseTo(500, 3);
  });

  test("hides a start and a finish, and the gauges of a ride that never leaves its zone", () => {
    const ends = createSampler(north(), {}, { zones: [at(0, 350), at(3000, 500)] });
    expect(placeAt(ends, 10)).toBeNaN();
    expect(placeAt(ends, 36)).toBeCloseTo(360, 3);
    expect(placeAt(ends, 260)).toBeNaN();
    const home = createSampler(north(), {}, { zones: [at(1500, 5000)] });
    expect(home.track.channels.latitude).toBeUndefined();
    expect([...home.available].filter((key) => ["latitude", "longitude", "course"].includes(key))).toEqual([]);
    expect(home.available.has("heartRate") && home.available.has("speed") && home.available.has("distance")).toBe(true);
    expect(home.totalDistance).toBeCloseTo(3000, 3);
    expect(traceRidePath(home)).toBeUndefined();
  });

  test("cuts the way between two points that lie on either side of a zone", () => {
    const sparse = createSampler(north(10), {}, { zones: [at(1050, 49.9)] });
    expect(placeAt(sparse, 104)).not.toBeGreaterThan(1000.1);
    expect(placeAt(sparse, 109)).toBeNaN();
    expect(sparse.track.segmentStarts).toEqual(Uint32Array.of(0, 11));
    const beside = createSampler(north(10), {}, { zones: [at(1050, 49.9, 50)] });
    expect(beside.track.segmentStarts).toHaveLength(1);
  });

  test("does not look through a zone that is crossed within two seconds", () => {
    const zone = at(1000, 50, 49.5);
    const sampler = createSampler(north(), {}, { zones: [zone] });
    for (let t = 95; t < 105; t += 0.1) {
      const { latitude, longitude } = sampler.sample(utcSeconds(ORIGIN.time + t));
      if (latitude !== undefined) expect(isIn(zone, latitude, longitude!)).toBe(false);
    }
    expect(sampler.track.segmentStarts).toHaveLength(2);
  });

  test("joins zones that overlap to one gap, and works across the antimeridian", () => {
    const joined = createSampler(north(), {}, { zones: [at(1000, 200), at(1250, 150)] });
    expect(joined.track.segmentStarts).toHaveLength(2);
    expect(placeAt(joined, 100)).toBeNaN();
    expect(placeAt(joined, 135)).toBeNaN();
    expect(placeAt(joined, 140)).toBeCloseTo(1400, 3);

    const perSecond = 10 / METRES_PER_DEGREE;
    const track = syntheticTrack(
      everySecond(0, 60, (t) => {
        const longitude = 179.998 + t * perSecond;
        return { latitude: 0, longitude: longitude > 180 ? longitude - 360 : longitude };
      }),
    );
    const fiji = createSampler(track, {}, { zones: [{ latitude: 0, longitude: -179.9995, radius: 100 }] });
    const known = [...fiji.track.channels.longitude!].map((degrees) => (degrees < 0 ? degrees + 360 : degrees));
    const away = known
      .filter((degrees) => !Number.isNaN(degrees))
      .map((d) => Math.abs(d - 180.0005) * METRES_PER_DEGREE);
    expect(Math.min(...away)).toBeCloseTo(100, 3);
  });

  test("puts nobody on the circle where the recording begins anew", () => {
    const track = syntheticTrack(
      everySecond(0, 20, (t) => ({ north: 10 * t })),
      everySecond(100, 160, (t) => ({ north: 1000 + 10 * (t - 100) })),
    );
    const sampler = createSampler(track, {}, { zones: [at(1000, 304)] });
    const known = [...sampler.track.channels.latitude!].map(metresNorth).filter((metres) => !Number.isNaN(metres));
    expect(known).toHaveLength(21 + 31);
    expect(known[20]).toBeCloseTo(200, 3);
    expect(known[21]).toBeCloseTo(1304, 1);
  });

  test("leaves a ride that touches no zone as it is", () => {
    const ride = deriveRide(north());
    expect(hidePlaces(ride, { zones: [at(0, 400, 500)] })).toBe(ride);
    expect(hidePlaces(ride, { zones: [] })).toBe(ride);
  });
});

describe("zoneHiding", () => {
  test("holds the place, but not in its middle: the middle is as likely anywhere within 0.7 of the radius", () => {
    const noise = noiseSource(7);
    const random = () => Math.abs(noise() * 1e4) % 1;
    const aways = Array.from({ length: 4000 }, () => {
      const zone = zoneHiding(ORIGIN, 350, random);
      return distanceBetween(zone.latitude, zone.longitude, ORIGIN.latitude, ORIGIN.longitude) / 350;
    });
    expect(Math.max(...aways)).toBeLessThanOrEqual(0.7 + 1e-6);
    // Half of a disc lies beyond 0.707 of its radius.
    expect(aways.filter((away) => away > 0.7 * Math.SQRT1_2).length / aways.length).toBeCloseTo(0.5, 1);
  });
});

/** Rides of many devices: 1 Hz, smart recording, 18 Hz, pauses, losses, several segments. */
const FILES = isThere
  ? [
      "fit/garmin_road-with-power.fit",
      "fit/edge200_no_sensors.fit",
      "fit/wahoo_elemnt_power_6h.fit",
      "fit/fr255_triathlon.fit",
      "gpx/PAIR_gopro_hero7_18hz.gpx",
      "gpx/garmin_bikeride_bigsur.gpx",
      "gpx/etrex10_cad_smart.gpx",
      "gpx/garmin_gpsmap64s_2segments.gpx",
    ].filter((file) => readdirSync(new URL(`${file.split("/")[0]}/`, DATA)).includes(file.split("/")[1]!))
  : [];

describe.skipIf(!isThere)("With zones at start, middle and finish of a real ride", () => {
  test.each(FILES)("%s: no place, line or map enters them; all else is unchanged", async (file) => {
    const ride = deriveRide(await readTrack([readFileSync(new URL(file, DATA))]));
    const zones = zonesOn(ride);
    const whole = samplerOf(ride, {});
    const sampler = samplerOf(ride, {}, { zones });
    const isHidden = (latitude: number, longitude: number) =>
      zones.some((zone) => isIn(zone, latitude, longitude, 0.5));

    const step = Math.max(0.5, (whole.end - whole.start) / 20_000);
    let hiddenMoments = 0;
    for (let utc = whole.start + 0; utc <= whole.end; utc += step) {
      const { latitude, longitude, course, ...rest } = sampler.sample(utcSeconds(utc));
      const { latitude: _, longitude: __, course: ___, ...wholeRest } = whole.sample(utcSeconds(utc));
      expect(rest).toEqual(wholeRest);
      if (latitude === undefined) hiddenMoments++;
      else expect(isHidden(latitude, longitude!)).toBe(false);
    }
    expect(hiddenMoments).toBeGreaterThan(0);

    // What is drawn, put back into degrees from the known places.
    const projected = routeInMetres(sampler.track)!;
    const line = traceRoute(projected, sampler.track.segmentStarts);
    const toPlace = unproject(sampler, projected);
    let inside = 0;
    for (const { points } of line.stretches) {
      for (const [k, point] of points.entries()) {
        const before = points[k - 1] ?? point;
        for (const part of [0, 0.25, 0.5, 0.75, 1]) {
          const place = toPlace(before.x + (point.x - before.x) * part, before.y + (point.y - before.y) * part);
          if (isHidden(place.latitude, place.longitude)) inside++;
        }
      }
    }
    expect(inside).toBe(0);
    const path = traceRidePath(sampler)!;
    const nodes = [...path.x].filter((x, node) => {
      const place = toPlace(x, path.y[node]!);
      return isHidden(place.latitude, place.longitude);
    });
    expect(nodes).toEqual([]);
  });

  /** Small enough that something of the shortest ride is left. */
  function zonesOn(ride: Ride): PrivacyZone[] {
    const { latitude, longitude } = ride.track.channels;
    const known = [...latitude!.keys()].filter((i) => !Number.isNaN(latitude![i]! + longitude![i]!));
    const places = [0, 0.5, 1].map((part) => known[Math.round(part * (known.length - 1))]!);
    const reach = Math.max(
      ...known.map((i) =>
        distanceBetween(latitude![i]!, longitude![i]!, latitude![places[0]!]!, longitude![places[0]!]!),
      ),
    );
    return places.map((i) => ({
      latitude: latitude![i]!,
      longitude: longitude![i]!,
      radius: Math.min(400, reach / 8),
    }));
  }

  /** Degrees of a place on the plane of `routeInMetres`, which is linear in both. */
  function unproject({ track }: TrackSampler, { x, y }: { x: Float64Array; y: Float64Array }) {
    const { latitude, longitude } = track.channels as { latitude: Float64Array; longitude: Float64Array };
    const known = [...latitude.keys()].filter((i) => !Number.isNaN(latitude[i]!));
    const extremes = (column: Float64Array) => [
      known.reduce((a, b) => (column[b]! < column[a]! ? b : a)),
      known.reduce((a, b) => (column[b]! > column[a]! ? b : a)),
    ];
    const [west, east] = extremes(longitude) as [number, number];
    const [south, northmost] = extremes(latitude) as [number, number];
    const across = (longitude[east]! - longitude[west]!) / (x[east]! - x[west]!);
    const up = (latitude[northmost]! - latitude[south]!) / (y[northmost]! - y[south]!);
    return (px: number, py: number) => ({
      longitude: longitude[west]! + (px - x[west]!) * across,
      latitude: latitude[south]! + (py - y[south]!) * up,
    });
  }
});

test("cuts a ride of 100,000 points, and prints how long that took", () => {
  const track = syntheticTrack(
    everySecond(0, 100_000, (t) => ({ north: 4000 * Math.sin(t / 900), east: 3000 * Math.cos(t / 700) })),
  );
  const ride = deriveRide(track);
  const zones = Array.from({ length: 10 }, (_, k) => at(800 * (k - 5), 150 + 20 * k, 300 * k));
  const began = performance.now();
  const hidden = hidePlaces(ride, { zones });
  console.log(`100,000 points, 10 zones: ${(performance.now() - began).toFixed(1)} ms`);
  expect(hidden.track.segmentStarts.length).toBeGreaterThan(10);
});
