import { isUserFault, toAppError } from "#lib/domain/errors";
import { type Sync, type SyncPoint, syncFromPoint, syncFromTwoPoints, syncSchema } from "#lib/domain/sync/sync";
import { parseUtc, seconds, utcSeconds } from "#lib/domain/units";
import { usageFault } from "../cli.ts";

/**
 * The sync of `--sync`, given once or twice: one point sets the clock, two also its rate (timelapse, slow motion,
 * drifting clocks). Undefined when it was left out.
 */
export function parseSync(texts: readonly string[]): Sync | undefined {
  const [a, b, ...more] = texts.map(parsePoint);
  if (!a) return undefined;
  if (more.length > 0) throw usageFault("--sync is given once or twice: two points tell the rate, more tell nothing.");
  const start = utcSeconds(a.utc - a.videoTime);
  const sync = b ? fromTwo(a, b) : syncFromPoint({ start, rate: 1 }, a);
  if (syncSchema.safeParse(sync).success) return sync;
  throw usageFault(
    `--sync puts the video's start beyond the calendar, or its rate beyond reason: ${texts.map((text) => `"${text}"`).join(", ")}. Check its numbers.`,
  );
}

/** `12.5=2024-05-01T09:30:00Z` */
function parsePoint(text: string): SyncPoint {
  const at = text.indexOf("=");
  const videoTime = Number(text.slice(0, at).trim() || Number.NaN);
  const utc = parseUtc(text.slice(at + 1));
  if (at >= 0 && Number.isFinite(videoTime) && utc !== undefined) return { videoTime: seconds(videoTime), utc };
  throw usageFault(`--sync is VIDEO_SECONDS=UTC, like 12.5=2024-05-01T09:30:00Z, not "${text}".`);
}

function fromTwo(a: SyncPoint, b: SyncPoint): Sync {
  try {
    const rate = (b.utc - a.utc) / (b.videoTime - a.videoTime);
    return syncFromTwoPoints(utcSeconds(a.utc - rate * a.videoTime), a, b);
  } catch (error) {
    const { code, userMessage } = toAppError(error);
    throw isUserFault(code) ? usageFault(`--sync: ${userMessage}`) : error;
  }
}
