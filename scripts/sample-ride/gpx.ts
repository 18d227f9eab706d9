import { formatUtc, utcSeconds } from "#lib/domain/units";
import { TUNNEL } from "./course.ts";
import { RIDE_SECONDS, RIDE_START, type Truth, truthAt } from "./truth.ts";

/** Seconds after the tunnel until the receiver has found its satellites again. */
const FINDING_SATELLITES = 3;

/**
 * The sample ride as a bike computer's GPX: one point a second, none while the receiver hears no satellites. With the
 * wheel's own speed: from positions alone a reader cannot tell the last creeping metres before a halt from standing.
 */
export function writeGpx(): string {
  const points: string[] = [];
  let lost = Number.NEGATIVE_INFINITY;
  for (let second = 0; second <= RIDE_SECONDS; second++) {
    const truth = truthAt(utcSeconds(RIDE_START + second));
    if (truth.distance >= TUNNEL.from && truth.distance <= TUNNEL.to) lost = second;
    else if (second > lost + FINDING_SATELLITES) points.push(trackPoint(truth));
  }
  return `${HEAD}${points.join("")}${TAIL}`;
}

function trackPoint(truth: Truth): string {
  return `      <trkpt lat="${truth.latitude.toFixed(7)}" lon="${truth.longitude.toFixed(7)}">
        <ele>${truth.elevation.toFixed(2)}</ele>
        <time>${formatUtc(truth.utc)}</time>
        <extensions>
          <power>${Math.round(truth.power)}</power>
          <gpxtpx:TrackPointExtension>
            <gpxtpx:atemp>${Math.round(truth.temperature)}.0</gpxtpx:atemp>
            <gpxtpx:hr>${Math.round(truth.heartRate)}</gpxtpx:hr>
            <gpxtpx:cad>${Math.round(truth.cadence)}</gpxtpx:cad>
            <gpxtpx:speed>${truth.speed.toFixed(3)}</gpxtpx:speed>
          </gpxtpx:TrackPointExtension>
        </extensions>
      </trkpt>
`;
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="SportsSync sample ride" version="1.1"
  xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/11.xsd"
  xmlns="http://www.topografix.com/GPX/1/1"
  xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <metadata>
    <time>${formatUtc(RIDE_START)}</time>
  </metadata>
  <trk>
    <name>Morning in Val Serena</name>
    <type>road_biking</type>
    <trkseg>
`;
const TAIL = `    </trkseg>
  </trk>
</gpx>
`;
