const GB = 1e9;

/** What a plan gives. `null` is without a limit. Sizes in bytes, lengths in seconds. */
export type Plan = {
  /** Renders ordered in a calendar month (UTC); those that failed are not counted. */
  readonly rendersPerMonth: number | null;
  /** Length of a rendered clip. */
  readonly clipSeconds: number | null;
  /** Size of one uploaded file. */
  readonly uploadBytes: number | null;
  /** All files together: videos, tracks, films, and uploads under way. */
  readonly storedBytes: number | null;
  /** Renders that run at the same time; the others wait. */
  readonly concurrentRenders: number | null;
};

/** The plans there are. An account without one of its own has DEFAULT_PLAN. */
export const PLANS = {
  free: {
    rendersPerMonth: 10,
    clipSeconds: 10 * 60,
    uploadBytes: 8 * GB,
    storedBytes: 20 * GB,
    concurrentRenders: 1,
  },
  plus: {
    rendersPerMonth: 200,
    clipSeconds: 60 * 60,
    uploadBytes: 32 * GB,
    storedBytes: 500 * GB,
    concurrentRenders: 3,
  },
  /** Local mode's, and for people who run it for themselves. */
  unlimited: {
    rendersPerMonth: null,
    clipSeconds: null,
    uploadBytes: null,
    storedBytes: null,
    concurrentRenders: null,
  },
} as const satisfies Record<string, Plan>;

export type PlanName = keyof typeof PLANS;
export const PLAN_NAMES = Object.keys(PLANS) as [PlanName, ...PlanName[]];
