import { parentPort } from "node:worker_threads";
import GpxParser from "gpxparser";

// gpxparser replaces globals of the thread it is loaded in (window, document, DOMParser): it gets one of its own.
parentPort?.on("message", (text: string) => {
  const parser = new GpxParser();
  parser.parse(text);
  const points = parser.tracks.flatMap((track) => track.points);
  parentPort?.postMessage(
    points.map(({ lat, lon, ele, time }) => [time?.getTime(), lat, lon, ele] satisfies GpxParserPoint),
  );
});

/** Milliseconds since 1970, degrees, metres; as gpxparser has them. */
export type GpxParserPoint = [time: number | undefined, latitude: number, longitude: number, elevation: number | null];
