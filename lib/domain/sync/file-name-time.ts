import { parseTime } from "#lib/domain/parse-time";

/** When a recording began by its file name: `moment` is that clock read as UTC (seconds since 1970). */
export type FileNameTime = { readonly moment: number; readonly zone: "utc" | "local" };

/**
 * A date and a time to the second, joined by anything that cameras and phones join them by:
 *  - DJI_20240501093000_0001_D.MP4
 *  - VID_20240501_093000.mp4 (Android), 20240501_093000.mp4 (Samsung), VID20240501093000.mp4 (Oppo, Realme)
 *  - VID_20240501_093000_00_001.insv (Insta360), 2024_0501_093000_001.MP4 (dashboard cameras)
 *  - PXL_20240501_093000123.mp4 (Pixel: UTC, with milliseconds)
 *  - 2024-05-01 09.30.00.mov (Dropbox camera uploads)
 * GoPro (GX010042), iPhone (IMG_0042), Sony (C0042) and Garmin name a number only.
 */
const STAMP = /(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)[-_ T]?(\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(\d{3})?(?!\d)/;
/** Messengers name a file by the moment at which it was sent. */
const SENT = /whatsapp|-WA\d|^video_\d{4}-/i;

/** Undefined when the name tells no time of the recording. */
export function fileNameTime(name: string): FileNameTime | undefined {
  const [, year, month, day, hour, minute, second, milliseconds = "0"] = STAMP.exec(name) ?? [];
  if (!year || SENT.test(name)) return undefined;
  const moment = parseTime(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`);
  if (Number.isNaN(moment)) return undefined;
  return { moment, zone: /^PXL_/i.test(name) ? "utc" : "local" };
}
