import { createHash } from "node:crypto";
import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { rateLimits } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { RATE_LIMITS, type RateLimitName } from "#lib/server/limits/rate-limits";
import { createLogger } from "#lib/server/logger";

type Limiter = {
  /** One statement raises and reads a counter: parallel requests on many servers see each other. */
  readonly shared: RateLimiterDrizzle;
  /** Of this process alone, while the database does not answer. */
  readonly spare: RateLimiterMemory;
};

// On globalThis like the database: each copy of this module would count for itself what it keeps in memory.
const LIMITERS = Symbol.for("sportssync.rate-limiters");
const kept = globalThis as { [LIMITERS]?: Map<RateLimitName, Limiter> };

/**
 * Counts one more for this key and lets it through, or throws AppError `rate_limited` that says when to come back. Whoever
 * is over is refused from memory until then, so that a flood of requests is not one of writes. A database that does not
 * answer stops nobody: this process then counts by itself. Local mode has no limits.
 */
export async function limitRate(name: RateLimitName, key: string): Promise<void> {
  if (env().SPORTSSYNC_MODE === "local") return;
  const { shared, spare } = limiterOf(name);
  const hashed = hashedKey(key);
  const taken = await take(shared, hashed);
  if (taken instanceof Error) {
    warn(taken);
    const instead = await take(spare, hashed);
    if (instead instanceof RateLimiterRes) throw tooMany(name, instead);
  }
  if (taken instanceof RateLimiterRes) throw tooMany(name, taken);
}

/** As what a key is kept, after its limit's name and a colon: mail and network addresses need not lie in a table. */
export function hashedKey(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

/** Takes back one that was counted and turned out not to be of those that count. Never throws: one more or less is no matter. */
export async function uncount(name: RateLimitName, key: string): Promise<void> {
  if (env().SPORTSSYNC_MODE === "local") return;
  await limiterOf(name)
    .shared.reward(hashedKey(key))
    .catch(() => {});
}

/** Nothing when it was let through, what is known of the counter when not, or why it could not be counted. */
async function take(limiter: RateLimiterDrizzle | RateLimiterMemory, key: string): Promise<unknown> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    return refused;
  }
}

function limiterOf(name: RateLimitName): Limiter {
  kept[LIMITERS] ??= new Map();
  const known = kept[LIMITERS].get(name);
  if (known) return known;
  const { points, seconds: duration } = RATE_LIMITS[name];
  const common = { keyPrefix: name, points, duration };
  const limiter: Limiter = {
    shared: new RateLimiterDrizzle({
      ...common,
      storeClient: db(),
      schema: rateLimits,
      inMemoryBlockOnConsumed: points,
      // One of them clears what has run out for all, every five minutes.
      clearExpiredByTimeout: kept[LIMITERS].size === 0,
    }),
    spare: new RateLimiterMemory(common),
  };
  kept[LIMITERS].set(name, limiter);
  return limiter;
}

function tooMany(name: RateLimitName, { msBeforeNext }: RateLimiterRes): AppError {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError("rate_limited", `over the rate limit "${name}"`, {
    userMessage: `${RATE_LIMITS[name].what} in a short time. Try again in ${inWords(retryAfter)}.`,
    retryAfter,
  });
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** Milliseconds between two warnings: a database that is away is one story. */
const QUIET = 60_000;
let warnedAt = 0;
function warn(err: Error): void {
  if (Date.now() - warnedAt < QUIET) return;
  warnedAt = Date.now();
  createLogger("limits").warn({ err }, "rate limits are counted by this process alone: the database does not answer");
}
