import { distanceIn } from "#lib/domain/overlay/display-units";
import type { ChannelName } from "#lib/domain/track/track";
import type { TrackFacts } from "#lib/domain/track/track-facts";
import { formatSeconds, roughly } from "../ui/time-text.ts";
import type { FilePreview } from "./check-file.ts";

/** Latitude stands for both coordinates; course and odometer say nothing to people here. */
const CHANNEL_NAMES: Partial<Record<ChannelName, string>> = {
  latitude: "position",
  elevation: "elevation",
  speed: "speed",
  heartRate: "heart rate",
  cadence: "cadence",
  power: "power",
  temperature: "temperature",
  balance: "left/right balance",
  gearRear: "gears",
};

/** What is known of a file before it is sent, a line each. */
export function previewLines(preview: FilePreview): string[] {
  return preview.kind === "track" ? trackLines(preview.facts) : [videoLine(preview)];
}

function trackLines({ start, distance, movingTime, points, channels, laps, creator }: TrackFacts): string[] {
  const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(start));
  const far = `${distanceIn("km", distance).toFixed(1)} km (${distanceIn("mi", distance).toFixed(1)} mi)`;
  const way = distance > 0 ? [laps > 1 ? `${far} in ${laps} laps` : far] : [];
  const recorded = Object.entries(CHANNEL_NAMES).filter(([name]) => channels[name as ChannelName]);
  return [
    [when, ...way, `${roughly(movingTime)} moving`, `${points.toLocaleString()} points`].join(" · "),
    `Recorded: ${recorded.map(([, words]) => words).join(", ") || "times only"}${creator ? ` · ${creator}` : ""}`,
  ];
}

function videoLine({ facts }: Extract<FilePreview, { kind: "video" }>): string {
  if (!facts) return "This browser cannot play the file; the server will look at it.";
  return `${formatSeconds(facts.duration, 0)} · ${facts.width} × ${facts.height}`;
}
