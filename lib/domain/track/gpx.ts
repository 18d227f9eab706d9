import { SaxesParser } from "saxes";
import { lacksZone, parseTime } from "#lib/domain/parse-time";
import { assertGpxRoot, noRide } from "#lib/domain/track/gpx-faults";
import { channelOfField } from "#lib/domain/track/gpx-fields";
import type { Track, TrackWarning } from "#lib/domain/track/track";
import { createTrackBuilder } from "#lib/domain/track/track-builder";
import { createXmlGuard } from "#lib/domain/track/xml-guard";

export type GpxReader = {
  /** The next piece of the text, cut anywhere. Throws `invalid_track` as soon as the file cannot be a ride. */
  write(text: string): void;
  /** The whole track; throws `invalid_track` when the file held no ride. */
  end(): Track;
};

/**
 * Reads GPX 1.0 and 1.1 piece by piece. Elements are known by their local name, so that any prefix works, bound or not.
 * Damage is passed over where the parser finds its way again; what was read stays, with a `malformed_xml` warning.
 */
export function createGpxReader(): GpxReader {
  const parser = new SaxesParser();
  const guard = createXmlGuard(parser);
  const builder = createTrackBuilder();
  const path: string[] = [];
  const seen = { rtept: 0, wpt: 0 };
  let sawRoot = false;
  let pointDepth = 0;
  let text = "";
  /** The element whose text is being collected has no child elements: only such elements hold values. */
  let leaf = false;
  let zoneless = 0;
  let creator: string | undefined;
  const names: { ride?: string; file?: string } = {};

  parser.on("text", (piece) => {
    if (leaf) text += piece;
  });
  parser.on("cdata", (piece) => {
    if (leaf) text += piece;
  });

  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    path.push(name);
    guard.passed(path.length);
    leaf = true;
    text = "";
    if (pointDepth > 0) return;
    if (!sawRoot) {
      sawRoot = true;
      assertGpxRoot(name);
      creator = shortText(tag.attributes.creator);
    } else if (name === "trkpt") {
      pointDepth = path.length;
      builder.beginPoint();
      setCoordinates(tag.attributes);
    } else if (name === "trkseg") builder.beginSegment();
    else if (name === "rtept" || name === "wpt") seen[name]++;
  });

  parser.on("closetag", () => {
    guard.passed(path.length);
    const name = path.pop()!;
    if (leaf) takeValue(name);
    leaf = false;
    if (path.length >= pointDepth) return;
    pointDepth = 0;
    builder.endPoint();
  });

  function setCoordinates(attributes: Record<string, string>): void {
    const { lat, lon } = attributes;
    if (lat !== undefined) builder.setValue("latitude", numberOf(lat));
    if (lon !== undefined) builder.setValue("longitude", numberOf(lon));
  }

  function takeValue(name: string): void {
    if (pointDepth > 0) takePointValue(name, text.trim());
    else if (name === "name") takeName(path.at(-1), shortText(text));
  }

  function takePointValue(name: string, value: string): void {
    if (value === "") return; // `<atemp/>` is no reading
    const isChild = path.length === pointDepth;
    if (name === "time") {
      if (!isChild) return;
      if (lacksZone(value)) zoneless++;
      builder.setTime(parseTime(value));
      return;
    }
    const channel = channelOfField(name);
    if (channel) builder.setValue(channel, numberOf(value));
  }

  function takeName(parent: string | undefined, value: string | undefined): void {
    if (!value) return;
    if (parent === "trk") names.ride ??= value;
    else if (parent === "metadata" || parent === "gpx") names.file ??= value;
  }

  return {
    write: guard.write,
    end() {
      guard.end();
      if (builder.timedPoints === 0) throw noRide(builder.points, seen, guard.damage);
      const warnings: TrackWarning[] = [];
      if (guard.damage) warnings.push(guard.damage);
      if (zoneless > 0) warnings.push(zonelessWarning(zoneless));
      const name = names.ride ?? names.file;
      return builder.build({ format: "gpx", ...(name ? { name } : {}), ...(creator ? { creator } : {}) }, warnings);
    },
  };
}

/** `trkpt` for `ns3:trkpt`. Lower case: `PowerInWatts` is also met as `powerinwatts`. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}

/** Number() but not its notion that blank is 0. */
function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

function shortText(text: string | undefined): string | undefined {
  return text?.trim().slice(0, 200) || undefined;
}

function zonelessWarning(count: number): TrackWarning {
  const message = `${count} times name no time zone; they were taken as UTC, as GPX asks. Check the synchronisation.`;
  return { code: "time_without_zone", count, message };
}
