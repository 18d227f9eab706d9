import { LINK } from "#lib/domain/track/derive/gaps";
import { blendLongitudes } from "#lib/domain/track/geodesy";
import type { Place, Privacy, PrivacyZone } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import type { ChannelName, Track } from "#lib/domain/track/track";
import { isInZone, wayInZones } from "#lib/domain/track/zone-geometry";

/**
 * The ride without what would tell where its zones are entered to: inside them place and direction are unknown, and the
 * line is cut, ending on the circle. Speed, distance, height and everything else go on as they were: they are derived
 * already. (The direction goes because with the speed it would draw the way again.) What still tells something, and is
 * kept because it is what the film is for, is how far it is ridden inside; the README says so.
 */
export function hidePlaces(ride: Ride, { zones }: Privacy): Ride {
  const { latitude, longitude } = ride.track.channels;
  if (!latitude || !longitude || zones.length === 0) return ride;
  const cut = cutRoute({ latitude: latitude.slice(), longitude: longitude.slice() }, zones, ride.track.segmentStarts);
  if (!cut) return ride;
  const { inside, borders } = cut;
  const without = (column: Float64Array | undefined) =>
    knownOnly(column?.map((at, i) => (inside[i] ? Number.NaN : at)));
  const places = { latitude: knownOnly(cut.latitude), longitude: knownOnly(cut.longitude) };
  return {
    ...ride,
    track: {
      ...ride.track,
      channels: withChannels(ride.track, { ...places, course: without(ride.track.channels.course) }),
      segmentStarts: Uint32Array.from(new Set([...ride.track.segmentStarts, ...cut.starts])).sort(),
    },
    placeLinks: { ...ride.links, kinds: ride.links.kinds.map((kind, i) => (borders[i] ? LINK.border : kind)) },
    course: without(ride.course),
  };
}

type Columns = { readonly latitude: Float64Array; readonly longitude: Float64Array };
type Cut = Columns & {
  /** 1 where a sample lies in a zone. */
  readonly inside: Uint8Array;
  /** 1 where nothing joins a sample to the next one. */
  readonly borders: Uint8Array;
  /** Samples with which the line begins again. */
  readonly starts: readonly number[];
};

/** Cuts the columns, which it changes; undefined when the route touches no zone. */
function cutRoute(columns: Columns, zones: readonly PrivacyZone[], segmentStarts: Uint32Array): Cut | undefined {
  const { latitude, longitude } = columns;
  const inside = new Uint8Array(latitude.length);
  const borders = new Uint8Array(latitude.length);
  const starts: number[] = [];
  let isTouched = false;
  /** The last sample with a place, where that was, and whether it stays: outside, or moved onto the circle. */
  let last: { readonly i: number; readonly place: Place; readonly isKept: boolean } | undefined;
  const put = (i: number, place: Place) => {
    latitude[i] = place.latitude;
    longitude[i] = place.longitude;
  };
  let segment = 0;
  for (let i = 0; i < latitude.length; i++) {
    // Nothing leads from one segment to the next: no line enters a zone there.
    while (segmentStarts[segment] !== undefined && segmentStarts[segment]! <= i) {
      segment++;
      last = undefined;
    }
    const place = { latitude: latitude[i]!, longitude: longitude[i]! };
    if (Number.isNaN(place.latitude + place.longitude)) continue;
    inside[i] = zones.some((zone) => isInZone(zone, place)) ? 1 : 0;
    const wasInside = last && inside[last.i] === 1;
    const within = last && wayInZones(zones, last.place, place);
    let isKept = inside[i] === 0;
    if (last && within && !wasInside && inside[i]) {
      // The first sample inside stands for the circle: the line reaches it, and nothing beyond.
      put(i, between(last.place, place, within.from));
      isKept = true;
    } else if (last && wasInside && !inside[i] && !last.isKept && within) {
      put(last.i, between(last.place, place, within.to));
      borders.fill(0, last.i, i);
      borders.fill(1, Math.max(0, last.i - 1), last.i);
      starts.push(last.i);
    } else if (within || wasInside) {
      borders.fill(1, last!.i, i);
      if (isKept) starts.push(i);
    }
    if (inside[i] && !isKept) put(i, NOWHERE);
    isTouched ||= within !== undefined || inside[i] === 1;
    last = { i, place, isKept };
  }
  return isTouched ? { ...columns, inside, borders, starts } : undefined;
}

const NOWHERE: Place = { latitude: Number.NaN, longitude: Number.NaN };

function between(from: Place, to: Place, part: number): Place {
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * part,
    longitude: blendLongitudes(from.longitude, to.longitude, part),
  };
}

function knownOnly(column: Float64Array | undefined): Float64Array | undefined {
  return column?.some((value) => !Number.isNaN(value)) ? column : undefined;
}

/** The track's channels with some of them replaced; those that know nothing any more are absent. */
function withChannels(
  { channels }: Track,
  changed: Readonly<Partial<Record<ChannelName, Float64Array | undefined>>>,
): Track["channels"] {
  const entries = Object.entries({ ...channels, ...changed }).filter(([, column]) => column !== undefined);
  return Object.fromEntries(entries);
}
