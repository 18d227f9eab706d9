import { expect, it } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { GAUGE_NAMES } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";
import type { ChannelName } from "#lib/domain/track/track";
import { gaugeNames, gaugeTopics, missingText } from "../../en/layouts.ts";
import { missingReason } from "./missing-reason.ts";

const words = { units: METRIC, theme: BROADCAST, rider: {}, title: "", logo: undefined };
const ride = (...without: ChannelName[]) => ({ ...words, sampler: createSyntheticSampler({ seconds: 900, without }) });

it("lists every gauge but the one for tests under one topic, each with a name of its own", () => {
  const listed = gaugeTopics.flatMap(({ gauges }) => gauges);
  expect([...listed].sort()).toEqual(GAUGE_NAMES.filter((name) => name !== "readback").sort());
  expect(new Set(Object.values(gaugeNames)).size).toBe(GAUGE_NAMES.length);
});

it("says what a gauge lacks, and of no gauge that it lacks what cannot be told", () => {
  expect(missingReason("speed", ride())).toBeUndefined();
  expect(missingReason("power-3s", ride("power"))).toBe(missingText.power);
  expect(missingReason("heart-rate-zone", ride("heartRate"))).toBe(missingText.heartRate);
  expect(missingReason("route-map", ride("latitude", "longitude"))).toBe(missingText.position);
  expect(missingReason("rider-name", ride())).toBe(missingText.name);
  expect(missingReason("logo", ride())).toBe(missingText.logo);
  const bare = ride("power", "heartRate", "cadence", "elevation", "speed", "latitude", "longitude", "temperature");
  for (const name of GAUGE_NAMES) expect(missingReason(name, bare)).not.toBe(missingText.other);
});

it("asks for the rider's values where the ride has the rest", () => {
  const { sampler } = ride();
  const available = new Set([...sampler.available].filter((key) => !/Zone|ToWeight/.test(key)));
  const unknown = { ...words, sampler: { ...sampler, available } };
  expect(missingReason("power-zone", unknown)).toBe(missingText.ftp);
  expect(missingReason("heart-rate-zone", unknown)).toBe(missingText.maxHeartRate);
  expect(missingReason("power-to-weight", unknown)).toBe(missingText.weight);
});
