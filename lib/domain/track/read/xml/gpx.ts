import type { TrackBuilder } from "#lib/domain/track/read/track-builder";
import { channelOfField } from "#lib/domain/track/read/xml/gpx-fields";
import { type NotedTimes, noteTimes } from "#lib/domain/track/read/xml/noted-times";
import { numberOf, shortText, type XmlDialect } from "#lib/domain/track/read/xml/xml-dialect";
import { damageWarning, requireRide } from "#lib/domain/track/read/xml/xml-faults";

/** GPX 1.0 and 1.1: each `<trkpt>` is a point, each `<trkseg>` a segment. */
export function createGpxDialect(builder: TrackBuilder): XmlDialect {
  const times: NotedTimes = noteTimes();
  const seen = { rtept: 0, wpt: 0 };
  let pointDepth = 0;
  let creator: string | undefined;
  const names: { ride?: string; file?: string } = {};

  function takePointValue(path: readonly string[], name: string, text: string): void {
    if (name === "time") {
      if (path.length === pointDepth + 1) builder.setTime(times.read(text));
      return;
    }
    const channel = channelOfField(name);
    if (channel) builder.setValue(channel, Number(text));
  }

  return {
    open(path, attributes) {
      if (pointDepth > 0) return;
      const name = path.at(-1)!;
      if (name === "gpx") creator ??= shortText(attributes.creator);
      else if (name === "trkpt") {
        pointDepth = path.length;
        builder.beginPoint();
        if (attributes.lat !== undefined) builder.setValue("latitude", numberOf(attributes.lat));
        if (attributes.lon !== undefined) builder.setValue("longitude", numberOf(attributes.lon));
      } else if (name === "trkseg") builder.beginSegment();
      else if (name === "rtept" || name === "wpt") seen[name]++;
    },
    value(path, text) {
      const name = path.at(-1)!;
      if (pointDepth > 0) takePointValue(path, name, text);
      else if (name === "name") {
        const parent = path.at(-2);
        if (parent === "trk") names.ride ??= shortText(text)!;
        else if (parent === "metadata" || parent === "gpx") names.file ??= shortText(text)!;
      }
    },
    close(path) {
      if (path.length !== pointDepth) return;
      pointDepth = 0;
      builder.endPoint();
    },
    end(damage) {
      requireRide(builder, { routePoints: seen.rtept, waypoints: seen.wpt }, damage);
      const name = names.ride ?? names.file;
      const track = builder.build({ format: "gpx", ...(name ? { name } : {}), ...(creator ? { creator } : {}) }, [
        ...damageWarning(damage),
        ...times.warnings,
      ]);
      return times.withOffset(track);
    },
  };
}
