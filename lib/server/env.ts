import { z } from "zod";
import { PLAN_NAMES } from "#lib/contracts/plans";
import { VIDEO_ENCODERS } from "#lib/domain/render/encoders";
import { joinRunning } from "#lib/server/local/running";

/**
 * The environment, read once. Local mode (default) needs nothing: the launcher gives it a database and the disk
 * keeps the files. Hosted mode wants everything, and says what is missing.
 */
const bytes = z.coerce.number().int().positive();
const database = z.url({ protocol: /^postgres(ql)?$/, error: "must be like postgres://user:password@host:5432/name" });
/** Pages' addresses are put behind it. */
const site = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
const flag = z.enum(["true", "false"]).transform((text) => text === "true");

const common = z.object({
  /** Where people reach the site; a trailing slash is taken off. */
  PUBLIC_URL: site.default("http://127.0.0.1:3000"),
  DATABASE_URL: database,
  /** For LISTEN, when DATABASE_URL goes through a pooler. */
  DATABASE_DIRECT_URL: database.optional(),
  /** Folder for the embedded database, the disk driver and work folders. */
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  RENDER_TTL_DAYS: z.coerce.number().int().positive().default(30),
  MAX_VIDEO_BYTES: bytes.default(8 * 1024 ** 3),
  MAX_TRACK_BYTES: bytes.default(64 * 1024 ** 2),
  /** Renders that one worker runs at a time; by cores when left out. */
  RENDER_SLOTS: z.coerce.number().int().positive().optional(),
  /** `auto` takes the first hardware encoder that works on the worker, else libx264. */
  VIDEO_ENCODER: z.enum(["auto", ...VIDEO_ENCODERS]).default("auto"),
  /** A MapLibre style for a background map in the studio; none without it. It names whoever must be named. */
  MAP_STYLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Where that style's tiles, glyphs and pictures come from, when from other origins than itself; by commas. */
  MAP_ORIGINS: z
    .string()
    .transform((text) => text.split(",").map((origin) => origin.trim()))
    .pipe(z.array(z.url({ protocol: /^https?$/, error: "must be like https://a.example,https://b.example" })))
    .optional(),
  /** Whether a video may stay at YouTube and play in its player under the gauges; off refuses new ones. */
  YOUTUBE_PREVIEW: z.enum(["on", "off"]).default("on"),
  /** Whether a clip of a YouTube video may be fetched to be rendered; it needs yt-dlp on the workers. */
  YOUTUBE_FETCH: z.enum(["on", "off"]).default("on"),
  /** yt-dlp, where it is neither on the PATH nor where `npm run tools` puts it. */
  YT_DLP: z.string().min(1).optional(),
  /** Where mail is handed over, `smtp://user:password@host:587`; no mail is sent without it. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be like smtp://user:password@host:587" }).optional(),
  /** The sender of that mail, `SportsSync <rides@example.org>`. */
  MAIL_FROM: z
    .string()
    .regex(/[^@\s]@[^@\s]/, { error: "must be like SportsSync <rides@example.org>" })
    .optional(),
  /** Seconds that a worker told to stop gives the jobs under way before it hands them back. */
  WORKER_GRACE_SECONDS: z.coerce.number().min(0).default(60),
});

const s3 = {
  S3_BUCKET: z.string().min(1),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ENDPOINT: z.url().optional(),
  /** Where browsers reach the S3 server, when S3_ENDPOINT is a name that only the servers know. */
  S3_PUBLIC_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  S3_FORCE_PATH_STYLE: flag.default(false),
};

const localSchema = common.extend({
  SPORTSSYNC_MODE: z.literal("local").default("local"),
  DEFAULT_PLAN: z.enum(PLAN_NAMES).default("unlimited"),
  /** Signs the disk driver's URLs; the launcher makes one and keeps it in DATA_DIR. */
  STORAGE_SECRET: z.string().min(32).optional(),
  ...z.object(s3).partial().shape,
  S3_REGION: s3.S3_REGION,
  S3_FORCE_PATH_STYLE: s3.S3_FORCE_PATH_STYLE,
});
const hostedSchema = common.extend({
  SPORTSSYNC_MODE: z.literal("hosted"),
  /** What people may use who have no plan of their own. */
  DEFAULT_PLAN: z.enum(PLAN_NAMES).default("free"),
  /** Proxies in front of the web server that add the address they were asked from to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  PUBLIC_URL: site,
  ...s3,
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  /** Lets a deleted account take its sign-in with it; without it only what is kept here is deleted. */
  SUPABASE_SECRET_KEY: z.string().min(1).optional(),
  /** Signs the tokens (HS256) of projects that have no key pair yet. */
  SUPABASE_JWT_SECRET: z.string().min(32).optional(),
  /** Providers of OAuth that are set up there, `google,strava`: a button for each. */
  SUPABASE_OAUTH: z
    .string()
    .transform((names) => names.split(",").map((name) => name.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(/^[a-z_]+$/, { error: "must be names by commas, like google,strava" })))
    .optional(),
});

/** The name of every variable that is ours. */
export const ENV_NAMES = Object.keys({ ...localSchema.shape, ...hostedSchema.shape });

export type Env = z.infer<typeof localSchema> | z.infer<typeof hostedSchema>;

/** Thrown at start-up only; its message lists every variable at fault. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

/** Reads and checks the environment. Throws ConfigurationError with one line per missing or wrong variable. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const mode = given.SPORTSSYNC_MODE ?? "local";
  if (mode !== "local" && mode !== "hosted") {
    throw new ConfigurationError(`SPORTSSYNC_MODE must be "local" or "hosted", not "${mode}".`);
  }
  const result = (mode === "hosted" ? hostedSchema : localSchema).safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      // What follows is the place in a list.
      const name = String(issue.path[0]);
      if (given[name] !== undefined) return `  ${name}: ${issue.message}`;
      const hint = name === "DATABASE_URL" && mode === "local" ? " (`npm start` brings one: start it first)" : "";
      return `  ${name} is missing${hint}`;
    });
    throw new ConfigurationError(`SportsSync (${mode} mode) cannot start:\n${lines.join("\n")}\nSee .env.example.`);
  }
  const parsed = result.data;
  if (parsed.SMTP_URL && !parsed.MAIL_FROM) {
    throw new ConfigurationError("SMTP_URL is set, but MAIL_FROM is missing: mail needs a sender. See .env.example.");
  }
  if (parsed.S3_BUCKET && !(parsed.S3_ACCESS_KEY_ID && parsed.S3_SECRET_ACCESS_KEY)) {
    throw new ConfigurationError(
      "S3_BUCKET is set, but S3_ACCESS_KEY_ID or S3_SECRET_ACCESS_KEY is missing. See .env.example.",
    );
  }
  return parsed;
}

let cached: Env | undefined;
/** This process's environment, checked on first use. Beside a running local mode it joins that one. */
export function env(): Env {
  cached ??= readEnv(joinRunning(process.env));
  return cached;
}
