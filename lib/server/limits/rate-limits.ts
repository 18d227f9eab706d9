type RateLimit = {
  /** How often, in `seconds`, counted from the first time. */
  readonly points: number;
  readonly seconds: number;
  /** What there was too much of, as the beginning of a sentence. */
  readonly what: string;
};

/**
 * How often something may be asked for: generous enough that nobody meets them who rides, uploads and renders.
 * An `address` is where a request comes from (IPv6: its /64), an `account` whom it names, known or not.
 */
export const RATE_LIMITS = {
  /** Passwords and one-time links that are tried, by address: a household or a club has one. */
  signInByAddress: { points: 30, seconds: 300, what: "Too many attempts to sign in" },
  /** The same by the mail address that they are tried for. */
  signInByAccount: { points: 10, seconds: 900, what: "Too many attempts to sign in" },
  /** Mails that signing up, a link or a forgotten password would send. */
  mailByAddress: { points: 20, seconds: 3600, what: "Too many mails were asked for" },
  mailByAccount: { points: 4, seconds: 900, what: "Too many mails were asked for" },
  /** Sessions that Supabase would not renew, by address: anybody can make some up, and it answers one server so often only. */
  refresh: { points: 60, seconds: 300, what: "Too many sessions could not be renewed" },
  /** Requests of the API without anybody known, by address: forged and old tokens too. */
  stranger: { points: 120, seconds: 60, what: "Too many requests without signing in" },
  /** By person. A studio that is open saves about once a second while something is dragged. */
  read: { points: 900, seconds: 60, what: "Too many requests" },
  write: { points: 300, seconds: 60, what: "Too many changes" },
  /** By person: our page asks for 20 parts of 5 MB or more at a time, of several files at once, again after failures. */
  signParts: { points: 1200, seconds: 60, what: "Too many parts" },
  /** Archives of all one's data, by person: each reads everything. */
  exportData: { points: 10, seconds: 3600, what: "Too many archives of your data" },
  /** By person: webhooks added and tried, each of which has this server ask another one at once. */
  askOthers: { points: 20, seconds: 60, what: "Too many tries at webhooks" },
  /** What anyone may open, by address: shares, their files, oEmbed, health. */
  open: { points: 600, seconds: 60, what: "Too many requests" },
  /** Pages and their prefetches, by address. */
  page: { points: 1200, seconds: 60, what: "Too many pages" },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;
