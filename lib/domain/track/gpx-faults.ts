import { invalidTrack } from "#lib/domain/track/invalid-track";
import type { TrackWarning } from "#lib/domain/track/track";

const OTHER_ROOTS: Readonly<Record<string, string>> = {
  trainingcenterdatabase: "a TCX file, which is not read yet",
  kml: "a KML file (a map drawing)",
  html: "a web page",
  svg: "a picture (SVG)",
  mpd: "a playlist",
};

/** Throws, naming what the file is, unless its outermost element is <gpx>. */
export function assertGpxRoot(name: string): void {
  if (name === "gpx") return;
  const what = OTHER_ROOTS[name] ?? `some other XML (its outermost element is <${name.slice(0, 40)}>)`;
  throw invalidTrack("other_format", `This is no GPX file but ${what}. Export your ride as GPX and choose that file.`);
}

/** Why a file without a single timed point is no ride. */
export function noRide(points: number, seen: { rtept: number; wpt: number }, damage: TrackWarning | undefined): Error {
  if (points > 0) {
    return invalidTrack(
      "no_time",
      `None of the ${points} points has a time: this is a planned route, not a recorded ride. ` +
        "Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
    );
  }
  if (damage) return invalidTrack("damaged", `The file is damaged before its first point. ${damage.message}`);
  if (seen.rtept > 0) {
    return invalidTrack(
      "route_only",
      `The file holds only a planned route (${seen.rtept} route points), no recorded ride. Choose the recording.`,
    );
  }
  if (seen.wpt > 0) {
    return invalidTrack("waypoints_only", `The file holds only places (${seen.wpt} waypoints), no recorded ride.`);
  }
  return invalidTrack("no_points", "The GPX file holds no track points. Choose the recording of your ride.");
}
