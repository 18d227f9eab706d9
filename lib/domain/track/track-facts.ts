import { classifyLinks, LINK } from "#lib/domain/track/derive/gaps";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { CHANNELS, type ChannelName, type Track, type TrackWarning } from "#lib/domain/track/track";
import { formatUtc } from "#lib/domain/units";

/** What a track is, in short; safe to print and to send. */
export type TrackFacts = {
  readonly format: Track["format"];
  /** The device or program that wrote the file, where it says so. */
  readonly creator?: string;
  /** The ride's own name, where the file gives one. */
  readonly name?: string;
  readonly points: number;
  readonly segments: number;
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly end: string;
  /** Metres. */
  readonly distance: number;
  /** Seconds, without stops. */
  readonly movingTime: number;
  /** How often the device's timer or the rider stood between two records. */
  readonly pauses: number;
  /** 0 where the device recorded none. */
  readonly laps: number;
  /** How many points have each channel; channels that none has are left out. */
  readonly channels: Readonly<Partial<Record<ChannelName, number>>>;
  readonly warnings: readonly TrackWarning[];
};

export function trackFacts(sampler: TrackSampler): TrackFacts {
  const { track } = sampler;
  const channels: Partial<Record<ChannelName, number>> = {};
  for (const name of CHANNELS) {
    const known = track.channels[name]?.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
    if (known) channels[name] = known;
  }
  return {
    format: track.format,
    ...(track.creator ? { creator: track.creator } : {}),
    ...(track.name ? { name: track.name } : {}),
    points: track.time.length,
    segments: track.segmentStarts.length,
    start: formatUtc(sampler.start),
    end: formatUtc(sampler.end),
    distance: sampler.totalDistance,
    movingTime: sampler.totalMovingTime,
    pauses: classifyLinks(track).kinds.reduce((count, kind) => count + (kind === LINK.pause ? 1 : 0), 0),
    laps: track.lapStarts?.length ?? 0,
    channels,
    warnings: track.warnings,
  };
}
