import { z } from "zod";

const fileSchema = z.object({
  url: z.string().regex(/^https:\/\/[^\s]+$/),
  protocol: z.string(),
  http_headers: z.record(z.string(), z.string()).default({}),
});

const factsSchema = z.object({
  id: z.string(),
  /** Seconds. */
  duration: z.number().nonnegative().optional(),
  live_status: z.string().optional(),
  playlist_id: z.string().optional(),
});

/** A file of YouTube's, and how it wants to be asked for it. */
export type RemoteFile = { readonly url: string; readonly userAgent?: string | undefined };

export type YtDlpAnswer = {
  readonly id: string;
  readonly duration: number | undefined;
  /** `not_live`, `was_live`, `post_live`, `is_live`, `is_upcoming`; undefined when it is not known. */
  readonly liveStatus: string | undefined;
  readonly isOfPlaylist: boolean;
  /** Picture and sound in one, or the picture first; empty when there is none that can be read. */
  readonly files: readonly RemoteFile[];
};

/** What `ytDlpArgs` makes yt-dlp print. Undefined when that was nothing, or something else. */
export function readYtDlpAnswer(stdout: string): YtDlpAnswer | undefined {
  const [first, second] = stdout.trim().split("\n").map(parse);
  const facts = factsSchema.safeParse(first);
  if (!facts.success) return undefined;
  const { id, duration, live_status, playlist_id } = facts.data;
  const separate = z.array(fileSchema).min(1).max(2).safeParse(second);
  const whole = fileSchema.safeParse(first);
  const files = separate.success ? separate.data : whole.success ? [whole.data] : [];
  return {
    id,
    duration,
    liveStatus: live_status,
    isOfPlaylist: playlist_id !== undefined,
    files: files.map(({ url, http_headers }) => ({ url, userAgent: printable(http_headers["User-Agent"]) })),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A header that holds a line break would be two. */
const printable = (text: string | undefined) => (text && /^[\x20-\x7e]{1,500}$/.test(text) ? text : undefined);
