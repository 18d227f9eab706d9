import { FIT_EPOCH } from "#lib/domain/track/read/fit/fit-clock";
import { data, definition, FILE_ID, type FieldSpec, fitFile, START } from "#lib/domain/track/testing/fit-file";

type Moment = {
  readonly second: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation: number;
  readonly speed: number;
  readonly heartRate: number;
  readonly cadence: number;
  readonly power: number;
  readonly temperature: number;
};

/** A made-up ride of so many seconds as each format has it: what a head unit writes with all its sensors. */
export function writeLongRide(points: number): Readonly<Record<"ride.fit" | "ride.gpx" | "ride.tcx", Uint8Array>> {
  const moments = Array.from({ length: points }, (_, second) => momentAt(second));
  const utf8 = (text: string) => new TextEncoder().encode(text);
  return { "ride.fit": fitOf(moments), "ride.gpx": utf8(gpxOf(moments)), "ride.tcx": utf8(tcxOf(moments)) };
}

function momentAt(second: number): Moment {
  const wave = (period: number) => Math.sin((2 * Math.PI * second) / period);
  return {
    second,
    latitude: 46 + 0.0001 * second * Math.cos(second / 4000) * 0.3,
    longitude: 7 + 0.0001 * second * Math.sin(second / 4000) * 0.3,
    elevation: 800 + 300 * wave(9000) + 5 * wave(90),
    speed: 8 + 3 * wave(300) + wave(7),
    heartRate: Math.round(140 + 20 * wave(800) + 3 * wave(11)),
    cadence: Math.round(85 + 8 * wave(60)),
    power: Math.round(Math.max(0, 200 + 80 * wave(240) + 40 * wave(5))),
    temperature: Math.round(18 + 5 * wave(20_000)),
  };
}

function fitOf(moments: readonly Moment[]): Uint8Array {
  const fields = (at: Moment): FieldSpec[] => [
    [253, "uint32", START + at.second],
    [0, "sint32", Math.round((at.latitude / 180) * 2 ** 31)],
    [1, "sint32", Math.round((at.longitude / 180) * 2 ** 31)],
    [78, "uint32", Math.round((at.elevation + 500) * 5)],
    [73, "uint32", Math.round(at.speed * 1000)],
    [5, "uint32", at.second * 800],
    [3, "uint8", at.heartRate],
    [4, "uint8", at.cadence],
    [7, "uint16", at.power],
    [13, "sint8", at.temperature],
  ];
  return fitFile([FILE_ID, definition(20, fields(moments[0]!)), ...moments.map((at) => data(fields(at)))]);
}

function timeOf({ second }: Moment): string {
  return new Date((START + FIT_EPOCH + second) * 1000).toISOString();
}

function gpxOf(moments: readonly Moment[]): string {
  const points = moments.map(
    (at) => `   <trkpt lat="${at.latitude.toFixed(7)}" lon="${at.longitude.toFixed(7)}">
    <ele>${at.elevation.toFixed(1)}</ele>
    <time>${timeOf(at)}</time>
    <extensions>
     <power>${at.power}</power>
     <gpxtpx:TrackPointExtension>
      <gpxtpx:atemp>${at.temperature}</gpxtpx:atemp>
      <gpxtpx:hr>${at.heartRate}</gpxtpx:hr>
      <gpxtpx:cad>${at.cadence}</gpxtpx:cad>
      <gpxtpx:speed>${at.speed.toFixed(3)}</gpxtpx:speed>
     </gpxtpx:TrackPointExtension>
    </extensions>
   </trkpt>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="bench" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
 <trk><name>Long ride</name><trkseg>
${points.join("")} </trkseg></trk>
</gpx>`;
}

function tcxOf(moments: readonly Moment[]): string {
  const points = moments.map(
    (at) => `          <Trackpoint>
            <Time>${timeOf(at)}</Time>
            <Position>
              <LatitudeDegrees>${at.latitude.toFixed(7)}</LatitudeDegrees>
              <LongitudeDegrees>${at.longitude.toFixed(7)}</LongitudeDegrees>
            </Position>
            <AltitudeMeters>${at.elevation.toFixed(1)}</AltitudeMeters>
            <DistanceMeters>${(at.second * 8).toFixed(1)}</DistanceMeters>
            <HeartRateBpm>
              <Value>${at.heartRate}</Value>
            </HeartRateBpm>
            <Cadence>${at.cadence}</Cadence>
            <Extensions>
              <ns3:TPX>
                <ns3:Speed>${at.speed.toFixed(3)}</ns3:Speed>
                <ns3:Watts>${at.power}</ns3:Watts>
              </ns3:TPX>
            </Extensions>
          </Trackpoint>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">
  <Activities>
    <Activity Sport="Biking">
      <Id>${timeOf(moments[0]!)}</Id>
      <Lap StartTime="${timeOf(moments[0]!)}">
        <Track>
${points.join("")}        </Track>
      </Lap>
    </Activity>
  </Activities>
</TrainingCenterDatabase>`;
}
