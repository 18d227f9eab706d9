import { readCamera } from "#lib/domain/camera/read-camera";
import type { CameraAnswer } from "./camera-answer.ts";

/** A web worker: an hour of video holds thousands of pieces of telemetry, and the page must not wait for them. */
addEventListener("message", (event: MessageEvent<File>) => {
  void answer(event.data).then((value) => postMessage(value));
});

/** Only slices are read: of gigabytes of video some megabytes at most. */
async function answer(file: File): Promise<CameraAnswer> {
  const source = {
    size: file.size,
    read: async (offset: number, length: number) =>
      new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  };
  // What cannot be read here, the server will tell of.
  const reading = await readCamera(source).catch(() => undefined);
  if (!reading?.track) return undefined;
  const { time } = reading.track;
  return { points: time.length, start: time[0]!, duration: time.at(-1)! - time[0]! };
}
