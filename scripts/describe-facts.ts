import type { AppError } from "#lib/domain/errors";
import type { GpsClock, VideoFacts } from "#lib/domain/render/video-facts";
import { formatUtcOffset } from "#lib/domain/sync/utc-offsets";
import type { Metric } from "#lib/domain/track/metrics/metric";
import { METRICS, type MetricName } from "#lib/domain/track/metrics/registry";
import { plural } from "#lib/domain/track/read/track-warnings";
import type { Sample, SampleKey } from "#lib/domain/track/track";
import type { TrackFacts } from "#lib/domain/track/track-facts";
import { formatUtc, utcSeconds } from "#lib/domain/units";

/** A track's facts and what it knows at the asked moments, for people at a terminal. */
export function describeTrack(facts: TrackFacts, samples: readonly Sample[]): string {
  const lines = [
    `Format       ${facts.format.toUpperCase()}${facts.creator ? ` by ${facts.creator}` : ""}`,
    `Points       ${facts.points} in ${facts.segments} segment${facts.segments === 1 ? "" : "s"}`,
    `Start        ${facts.start}`,
    `End          ${facts.end}`,
    `Distance     ${(facts.distance / 1000).toFixed(2)} km`,
    `Moving time  ${clockTime(facts.movingTime)}`,
    `Pauses       ${facts.pauses}`,
    `Laps         ${facts.laps || "none recorded"}`,
    `Channels     ${channelCounts(facts) || "none"}`,
    ...facts.warnings.map(({ message }) => `Warning      ${message}`),
    ...samples.flatMap((sample) => ["", ...describeSample(sample)]),
  ];
  return lines.join("\n");
}

/** The same on one line, for a list of files. */
export function describeTrackBriefly(facts: TrackFacts): string {
  const parts = [
    `${facts.format.toUpperCase()}${facts.creator ? ` by ${facts.creator}` : ""}`,
    `${plural(facts.points, "point")} in ${plural(facts.segments, "segment")}`,
    `${facts.start} to ${facts.end}`,
    `${(facts.distance / 1000).toFixed(2)} km`,
    plural(facts.pauses, "pause"),
    plural(facts.laps, "lap"),
    channelCounts(facts) || "no channels",
    ...facts.warnings.map(({ code, count }) => `${code} ${count}`),
  ];
  return parts.join("; ");
}

/** Why a file is refused, on one line. */
export function describeFault({ code, details, userMessage }: AppError): string {
  return `refused (${details?.reason ?? code}): ${userMessage}`;
}

function channelCounts({ channels }: TrackFacts): string {
  return Object.entries(channels)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

/** A video's facts, for people at a terminal; `withoutGps` tells why the camera recorded no ride. */
export function describeVideo(facts: VideoFacts, withoutGps = ""): string {
  const { num, den } = facts.frameRate;
  const clock = facts.creationTime === undefined ? "none" : formatUtc(utcSeconds(facts.creationTime));
  const { audio, color, gpsClock, zonedCreationTime } = facts;
  return [
    `Picture      ${facts.width} × ${facts.height}${facts.rotation ? `, turned by ${facts.rotation}°` : ""}`,
    `Frame rate   ${(num / den).toFixed(3)}/s${facts.variableFrameRate ? " (variable)" : ""}`,
    `Duration     ${facts.duration.toFixed(3)} s`,
    `Codec        ${facts.codec}, ${facts.pixelFormat}, ${color.matrix}${color.hdr === "none" ? "" : `, HDR ${color.hdr}`}`,
    `Audio        ${audio ? `${audio.codec}, ${audio.channels} channels, ${audio.sampleRate} Hz` : "none"}`,
    `Clock        ${clock}${facts.creationTime === undefined ? "" : " (if it is UTC; many cameras write local time)"}`,
    ...(zonedCreationTime
      ? [
          `Date         ${formatUtc(utcSeconds(zonedCreationTime.utc))}, recorded in ${formatUtcOffset(zonedCreationTime.utcOffsetMinutes)}`,
        ]
      : []),
    `GPS          ${gpsClock ? gpsText(gpsClock) : withoutGps}`,
  ].join("\n");
}

function gpsText({ points, utcAtZero, spread, rate }: GpsClock): string {
  const begin = `the first frame is ${formatUtc(utcSeconds(utcAtZero))} ± ${spread.toFixed(2)} s`;
  return `${plural(points, "point")}; ${begin}${rate === 1 ? "" : `, timelapse at ${rate.toFixed(1)} ×`}`;
}

/** How each value is written: decimals and unit. */
const UNITS: Readonly<Record<Exclude<SampleKey, MetricName>, Metric["unit"]>> = {
  latitude: [6, "°"],
  longitude: [6, "°"],
  elevation: [1, "m"],
  speed: [2, "m/s"],
  heartRate: [0, "bpm"],
  cadence: [0, "rpm"],
  power: [0, "W"],
  temperature: [1, "°C"],
  course: [0, "°"],
  distance: [1, "m"],
  gradient: [3, "rise/run"],
  elapsed: [1, "s"],
  movingTime: [1, "s"],
  balance: [2, "left"],
  gearFront: [0, "teeth"],
  gearRear: [0, "teeth"],
};

function describeSample({ utc, ...known }: Sample): string[] {
  const lines = Object.entries(known).map(([name, value]) => {
    const [decimals, unit] = name in METRICS ? METRICS[name as MetricName].unit : UNITS[name as keyof typeof UNITS];
    return `  ${name.padEnd(16)}${value.toFixed(decimals).padStart(12)} ${unit}`;
  });
  return [`At ${formatUtc(utc)}`, ...(lines.length > 0 ? lines : ["  nothing is known: outside the ride"])];
}

function clockTime(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
