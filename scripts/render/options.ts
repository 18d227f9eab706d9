import { resolve } from "node:path";
import { type DisplayUnits, IMPERIAL, METRIC } from "#lib/domain/overlay/display-units";
import type { Layout } from "#lib/domain/overlay/layout";
import { OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import type { VideoEncoder } from "#lib/domain/render/encoders";
import type { Output } from "#lib/domain/render/output";
import type { Rider } from "#lib/domain/rider";
import type { Sync } from "#lib/domain/sync/sync";
import { parseCliArgs, usageFault } from "../cli.ts";
import { parseRider, RIDER_OPTIONS } from "../rider-options.ts";
import { type HideWish, parseHide } from "./hide-option.ts";
import { parseLayout } from "./layout-option.ts";
import { OUTPUT_OPTIONS, OUTPUT_USAGE, parseEncoder, parseOutputOptions, parseOutputPath } from "./output-options.ts";
import { parseSync } from "./sync-option.ts";

export const USAGE = `npm run render -- --video FILE [--track FILE] --output FILE.mp4 [options]

  --track FILE               the ride: FIT, GPX, TCX, DJI's SRT (left out, the GPS that the camera
                             recorded into the video)
  --sync VIDEO_SECONDS=UTC   this video time is that moment: 12.5=2024-05-01T09:30:00Z; given twice,
                             the two also set the rate (timelapse)
                             (left out, the video's own clock is used)
  --in SECONDS --out SECONDS the clip, in video time (left out, the whole video)
  --layout NAME              ${OFFERED_LAYOUTS.join(", ")} (default ${OFFERED_LAYOUTS[0]}),
                             or a FILE.json that was exported from the studio
  --units metric|imperial    (default metric)
  --utc-offset=±HH:MM        the time zone of the clock that is drawn (left out, the one that the
                             video's own clock was found to be in, else UTC)
  --rider NAME --ftp WATTS --max-heart-rate BPM --weight KG
                             who rides, for the name, zones and W/kg (left out, what the track knows)
  --hide PLACE[:METRES]      what the map does not show: start, finish or LATITUDE,LONGITUDE, and how
                             far around (left out, 350); may be given several times
  --title TEXT               for layouts that show one (default the track's own name)
  --logo FILE                a PNG or JPEG, for layouts that show one
${OUTPUT_USAGE}
  --json                     print one JSON object and nothing else; \`npm run -s render -- … --json\`
                             keeps npm's own lines out of it`;

/** What the command was asked for. Absent: to be found out from the files. */
type RenderOptions = {
  readonly video: string;
  /** Absent: the camera's own. */
  readonly track: string | undefined;
  /** The file to write; of several, the largest. */
  readonly path: string;
  readonly output: Output;
  readonly encoder: VideoEncoder | "auto";
  readonly sync: Sync | undefined;
  readonly in: number | undefined;
  readonly out: number | undefined;
  readonly layout: Layout;
  readonly units: DisplayUnits;
  readonly utcOffsetMinutes: number | undefined;
  readonly rider: Rider;
  readonly hide: readonly HideWish[];
  readonly title: string | undefined;
  readonly logo: string | undefined;
  readonly json: boolean;
};

/** Reads all options before any file is touched. Throws `invalid_request` that names the option at fault. */
export function parseRenderOptions(args: string[]): RenderOptions {
  const { values } = parseCliArgs({
    args,
    options: {
      video: { type: "string" },
      track: { type: "string" },
      sync: { type: "string", multiple: true, default: [] },
      in: { type: "string" },
      out: { type: "string" },
      layout: { type: "string", default: OFFERED_LAYOUTS[0] },
      units: { type: "string", default: "metric" },
      "utc-offset": { type: "string" },
      ...RIDER_OPTIONS,
      hide: { type: "string", multiple: true, default: [] },
      title: { type: "string" },
      logo: { type: "string" },
      ...OUTPUT_OPTIONS,
      json: { type: "boolean", default: false },
    },
  });
  const { video, track } = values;
  if (!video || track === "" || !values.output) throw usageFault("--video and --output are needed.");
  const output = parseOutputOptions(values);
  return {
    video: resolve(video),
    track: optional(track, resolve),
    path: parseOutputPath(values.output, output),
    output,
    encoder: parseEncoder(values.encoder),
    sync: parseSync(values.sync),
    in: optional(values.in, (text) => parseSeconds("--in", text)),
    out: optional(values.out, (text) => parseSeconds("--out", text)),
    layout: parseLayout(values.layout),
    units: parseUnits(values.units),
    utcOffsetMinutes: optional(values["utc-offset"], parseUtcOffset),
    rider: parseRider(values),
    hide: parseHide(values.hide),
    title: values.title,
    logo: optional(values.logo, resolve),
    json: values.json,
  };
}

function optional<T>(text: string | undefined, parse: (text: string) => T): T | undefined {
  return text === undefined ? undefined : parse(text);
}

function parseSeconds(name: string, text: string): number {
  const value = Number(text.trim() || Number.NaN);
  if (Number.isFinite(value) && value >= 0) return value;
  throw usageFault(`${name} is a number of seconds, 0 or more, not "${text}".`);
}

function parseUnits(text: string): DisplayUnits {
  if (text === "metric") return METRIC;
  if (text === "imperial") return IMPERIAL;
  throw usageFault(`--units is metric or imperial, not "${text}".`);
}

/** Minutes east of UTC. */
function parseUtcOffset(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):([0-5]\d)$/.exec(text) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  if (size <= 840) return sign === "-" ? 0 - size : size;
  throw usageFault(`--utc-offset is ±HH:MM, from -14:00 to +14:00, like +02:00, not "${text}".`);
}
