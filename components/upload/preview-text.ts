import { distanceIn } from "#lib/domain/overlay/display-units";
import type { ChannelName } from "#lib/domain/track/track";
import type { TrackFacts } from "#lib/domain/track/track-facts";
import { uploadText } from "../en/upload.ts";
import { formatSeconds, roughly } from "../ui/time-text.ts";
import type { FilePreview } from "./check-file.ts";

/** Latitude stands for both coordinates; course and odometer say nothing to people here. */
const CHANNEL_NAMES: Partial<Record<ChannelName, string>> = uploadText.channels;

/** What is known of a file before it is sent, a line each. */
export function previewLines(preview: FilePreview): string[] {
  return preview.kind === "track" ? trackLines(preview.facts) : [videoLine(preview)];
}

function trackLines({ start, distance, movingTime, points, channels, laps, creator }: TrackFacts): string[] {
  const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(start));
  const far = `${distanceIn("km", distance).toFixed(1)} km (${distanceIn("mi", distance).toFixed(1)} mi)`;
  const way = distance > 0 ? [laps > 1 ? uploadText.laps(far, laps) : far] : [];
  const recorded = Object.entries(CHANNEL_NAMES).filter(([name]) => channels[name as ChannelName]);
  return [
    [when, ...way, uploadText.moving(roughly(movingTime)), uploadText.points(points)].join(" · "),
    uploadText.recorded(recorded.map(([, words]) => words).join(", "), creator),
  ];
}

function videoLine({ facts }: Extract<FilePreview, { kind: "video" }>): string {
  if (!facts) return uploadText.notPlayable;
  return `${formatSeconds(facts.duration, 0)} · ${facts.width} × ${facts.height}`;
}
