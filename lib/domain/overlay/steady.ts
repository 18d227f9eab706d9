import type { Gauge } from "#lib/domain/overlay/gauge";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { Sample } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

/** Readings a second: as many as one can read. */
const READINGS = 2;

/**
 * A gauge that shows the values of the nearest half second: for what jumps from second to second, as power does. Drawn
 * at every frame, its digits would run through all the numbers in between and could not be read.
 */
export function steady(gauge: Gauge): Gauge {
  return {
    ...gauge,
    pieces: (context) =>
      gauge.pieces(context).map((piece) => ({
        ...piece,
        state: (sample) => piece.state(nearestReading(sample, context.sampler)),
      })),
  };
}

/** The last reading of each ride: five gauges at thirty frames a second ask for the same one. */
const lastReadings = new WeakMap<TrackSampler, Sample>();

/** As it is recorded on whole seconds; never from beyond the ride's ends, and a moment outside the ride stays there. */
function nearestReading(sample: Sample, sampler: TrackSampler): Sample {
  const { start, end } = sampler;
  if (!(sample.utc >= start && sample.utc <= end)) return sample;
  const moment = utcSeconds(Math.min(end, Math.max(start, Math.round(sample.utc * READINGS) / READINGS)));
  if (moment === sample.utc) return sample;
  const last = lastReadings.get(sampler);
  if (last?.utc === moment) return last;
  const reading = sampler.sample(moment);
  lastReadings.set(sampler, reading);
  return reading;
}
