import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { ENV_NAMES } from "#lib/server/env";

/** Variables that may be known to anybody; every other one of ours is taken for a secret. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...["SPORTSSYNC_MODE", "PUBLIC_URL", "DATA_DIR", "LOG_LEVEL", "TRUSTED_PROXIES", "DEFAULT_PLAN"],
  ...["RENDER_TTL_DAYS", "MAX_VIDEO_BYTES", "MAX_TRACK_BYTES", "RENDER_SLOTS", "WORKER_GRACE_SECONDS"],
  ...["VIDEO_ENCODER", "MAP_STYLE_URL", "MAP_ORIGINS", "YOUTUBE_PREVIEW", "YOUTUBE_FETCH", "YT_DLP", "MAIL_FROM"],
  ...["S3_BUCKET", "S3_REGION", "S3_ENDPOINT", "S3_PUBLIC_ENDPOINT", "S3_FORCE_PATH_STYLE"],
  ...["SUPABASE_URL", "SUPABASE_PUBLISHABLE_KEY", "SUPABASE_OAUTH"],
]);

const SECRETS = ENV_NAMES.filter((name) => !HARMLESS.has(name));

/** A value for each secret that is found wherever it goes. */
export const MARKED = Object.fromEntries(
  SECRETS.map((name) => [name, name.endsWith("_URL") ? `postgres://${markOf(name)}@127.0.0.1/none` : markOf(name)]),
);

function markOf(name: string): string {
  return `marked-${name.toLowerCase().replaceAll("_", "-")}-9f3c71`;
}

/**
 * Where a secret is in a build: its value anywhere, its name in what browsers get. One line each, of file and variable.
 */
export async function findLeaks(folder: string): Promise<string[]> {
  const leaks: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path);
    // The compiler's own memory of what it has seen; no server hands it out.
    if (/^(?:cache|dev)\b/.test(file)) continue;
    const content = await readFile(path);
    for (const name of SECRETS) {
      if (content.includes(markOf(name))) leaks.push(`${file}: the value of ${name}`);
      if (file.startsWith("static") && readsVariable(content, name)) leaks.push(`${file}: the name ${name}`);
    }
  }
  return leaks;
}

/** As code names it; a text for people may tell them which one to set. */
function readsVariable(content: Buffer, name: string): boolean {
  return [".", '"', "'", "["].some((before) => content.includes(before + name));
}
