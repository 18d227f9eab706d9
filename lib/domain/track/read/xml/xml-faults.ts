import { invalidTrack } from "#lib/domain/track/read/invalid-track";
import type { TrackBuilder } from "#lib/domain/track/read/track-builder";
import { plural } from "#lib/domain/track/read/track-warnings";
import type { XmlDamage } from "#lib/domain/track/read/xml/xml-guard";
import type { TrackWarning } from "#lib/domain/track/track";

const OTHER_ROOTS: Readonly<Record<string, string>> = {
  kml: "a KML file (a map drawing)",
  html: "a web page",
  svg: "a picture (SVG)",
  mpd: "a playlist",
};

/** For an XML text whose outermost element is neither that of GPX nor that of TCX: names what the file is. */
export function otherXml(root: string): Error {
  const what = OTHER_ROOTS[root] ?? `some other XML (its outermost element is <${root.slice(0, 40)}>)`;
  return invalidTrack(
    "other_format",
    `This is no track but ${what}. Export your ride as FIT, GPX or TCX and choose that file.`,
  );
}

export function damageWarning(damage: XmlDamage | undefined): TrackWarning[] {
  if (!damage) return [];
  const message = `The file is damaged ${damage.place}; what could be read was kept.`;
  return [{ code: "malformed_xml", count: damage.count, message }];
}

/** What a file may hold instead of a recorded ride. */
type Instead = { readonly routePoints: number; readonly waypoints: number };

/** Throws why the file is no ride, unless it held a timed point and, where it is damaged, two points before that. */
export function requireRide(
  builder: Pick<TrackBuilder, "points" | "timedPoints">,
  instead: Instead,
  damage: XmlDamage | undefined,
): void {
  if (builder.timedPoints === 0 || (damage && builder.points < 2)) throw noRide(builder.points, instead, damage);
}

function noRide(points: number, { routePoints, waypoints }: Instead, damage: XmlDamage | undefined): Error {
  if (damage && points < 2) {
    return invalidTrack(
      "damaged",
      `The file is damaged ${damage.place} before its first whole point, so nothing of it could be kept. ` +
        "Export or download it again.",
    );
  }
  if (points > 0) {
    return invalidTrack(
      "no_time",
      `None of the ${points} points has a time: this is a planned route, not a recorded ride. ` +
        "Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
    );
  }
  if (routePoints > 0) {
    return invalidTrack(
      "route_only",
      `The file holds only a planned route (${plural(routePoints, "route point")}), no recorded ride. Choose the recording.`,
    );
  }
  if (waypoints > 0) {
    return invalidTrack(
      "waypoints_only",
      `The file holds only places (${plural(waypoints, "waypoint")}), no recorded ride.`,
    );
  }
  return invalidTrack("no_points", "The file holds no track points. Choose the recording of your ride.");
}
