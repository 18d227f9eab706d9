import type { PlanName } from "#lib/contracts/plans";

const renders = (n: number) => `${n} render${n === 1 ? "" : "s"}`;

/** What a plan gives, what of it is used, and what to do where it is not enough. */
export const limitsText = {
  settings: "Settings",
  title: "Usage",
  plans: { free: "Free plan", plus: "Plus plan", unlimited: "No limits" } satisfies Record<PlanName, string>,
  renders: {
    title: "Renders this month",
    of: (used: number, limit: number) => `${used} of ${limit}`,
    count: (used: number) => `${used}`,
    left: (left: number, day: string) => `${left} left. Counting begins anew on ${day}.`,
    none: (day: string) => `None left. The next ones come on ${day}.`,
    failed: "Renders that fail, or are cancelled before they begin, are not counted.",
  },
  running: {
    title: "At the same time",
    one: "1 render runs at a time; the others wait for it.",
    several: (limit: number) => `${limit} renders run at the same time; the others wait for them.`,
    now: (count: number) => (count === 0 ? "None runs now." : count === 1 ? "1 runs now." : `${count} run now.`),
  },
  storage: {
    title: "Storage",
    of: (used: string, limit: string) => `${used} of ${limit}`,
    videos: "Videos",
    tracks: "Tracks",
    films: "Rendered films",
    uploads: "Uploads under way",
    full: "Storage is full: nothing can be uploaded or rendered until something is deleted.",
  },
  single: {
    clip: (length: string) => `A render may be up to ${length} long.`,
    file: (size: string) => `A video file may have up to ${size}.`,
  },
  largest: {
    title: "Largest projects",
    text: "Deleting a project frees what its videos, track and films take. Films alone go by themselves when they expire.",
  },
  order: {
    left: (left: number, limit: number) => `${left} of ${renders(limit)} left this month.`,
    used: (limit: number, day: string) =>
      `All ${renders(limit)} of this month are used. The next ones come on ${day}. Renders that fail are not counted.`,
    clip: (clip: string, limit: string) =>
      `This clip is ${clip} long; your plan renders up to ${limit}. Make the clip shorter, or render it in parts.`,
    storage: (used: string, limit: string) =>
      `Your storage is full (${used} of ${limit}), so there is no room for the film. Delete a project or a render that you no longer need.`,
    waits: (limit: number) =>
      limit === 1
        ? "Your plan renders one at a time: this one begins when the one that runs has ended."
        : `Your plan renders ${limit} at the same time: this one begins when one of them has ended.`,
    toUsage: "See what you have used",
  },
  tooLarge: (size: string, limit: string) =>
    `This file has ${size}; up to ${limit} can be uploaded. Cut the video into shorter pieces, or export it at a lower bitrate.`,
} as const;
