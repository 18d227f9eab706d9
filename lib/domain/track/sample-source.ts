import type { Rider } from "#lib/domain/rider";
import type { ColumnKind } from "#lib/domain/track/column-kind";
import { LINK, type Links } from "#lib/domain/track/derive/gaps";
import type { Metric } from "#lib/domain/track/metrics/metric";
import { METRICS, type MetricName } from "#lib/domain/track/metrics/registry";
import type { Ride } from "#lib/domain/track/ride";
import type { SampleSource } from "#lib/domain/track/sample";
import type { SampleKey } from "#lib/domain/track/track";

/** Everything that a ride can tell, and the keys of it: what no sample would ever have is left out. */
export function sampleSource(ride: Ride, rider: Rider): SampleSource & { readonly available: ReadonlySet<SampleKey> } {
  const columns: { key: SampleKey; kind: ColumnKind; values: Float64Array; links: Links }[] = [];
  const formulas: SampleSource["formulas"][number][] = [];
  const available = new Set<SampleKey>();
  const add = (key: SampleKey, kind: ColumnKind, values: Float64Array | undefined, links = ride.links) => {
    if (!values?.some((value) => !Number.isNaN(value))) return;
    columns.push({ key, kind, values, links });
    available.add(key);
  };
  for (const [key, kind, values, links] of recorded(ride)) add(key, kind, values, links);
  const start = ride.track.time[0]!;
  formulas.push({ key: "elapsed", of: ({ utc }) => utc - start });
  available.add("elapsed");
  for (const [key, metric] of Object.entries(METRICS) as [MetricName, Metric][]) {
    if (!metric.needs.every((need) => available.has(need))) continue;
    const derived = metric.derive(ride, rider);
    if (!derived) continue;
    if ("values" in derived) add(key, derived.kind, derived.values);
    else {
      formulas.push({ key, of: derived.of });
      available.add(key);
    }
  }
  return { columns, formulas, available };
}

type Recorded = readonly [key: SampleKey, kind: ColumnKind, values: Float64Array | undefined, links?: Links];

/** What was recorded, and what the ride itself is derived to. */
function recorded(ride: Ride): readonly Recorded[] {
  const { channels } = ride.track;
  const { placeLinks } = ride;
  return [
    ["latitude", "held", channels.latitude, placeLinks],
    ["longitude", "longitude", channels.longitude, placeLinks],
    ["elevation", "held", ride.elevation],
    ["speed", "zeroed", ride.speed],
    ["heartRate", "linear", channels.heartRate],
    ["cadence", "zeroed", channels.cadence],
    ["power", "zeroed", channels.power],
    ["temperature", "linear", channels.temperature],
    ["course", "course", ride.course, placeLinks],
    ["balance", "linear", channels.balance],
    ["gearFront", "step", untilChanged(ride, channels.gearFront)],
    ["gearRear", "step", untilChanged(ride, channels.gearRear)],
    ["distance", "total", ride.distance],
    ["gradient", "held", ride.gradient],
    ["movingTime", "total", ride.movingTime],
  ];
}

/** Devices record a gear when it changes: it stays in use until the next change, but nobody knows across a loss. */
function untilChanged(ride: Ride, recorded: Float64Array | undefined): Float64Array | undefined {
  const values = recorded?.slice();
  for (let i = 1; values && i < values.length; i++) {
    const link = ride.links.kinds[i - 1];
    if (Number.isNaN(values[i]!) && (link === LINK.steady || link === LINK.pause)) values[i] = values[i - 1]!;
  }
  return values;
}
