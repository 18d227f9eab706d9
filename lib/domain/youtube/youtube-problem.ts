import { AppError, type ErrorCode } from "#lib/domain/errors";

const UPLOAD = "Upload the original file instead.";
const ADVICE = {
  outdated: "update yt-dlp, see the README",
  missing: "`npm run tools -- yt-dlp` installs it",
} as Partial<Record<YoutubeProblem, string>>;

type Problem = { readonly code: ErrorCode; readonly text: string };

/**
 * Why a video of YouTube's could not be fetched, in plain words with what to do. `unavailable` passes and is tried
 * again; the rest would end the same.
 */
const PROBLEMS = {
  private: {
    code: "invalid_video",
    text: `This video is private at YouTube. Make it public or unlisted there, or upload the original file.`,
  },
  removed: {
    code: "invalid_video",
    text: `YouTube no longer has this video, or says so to this server. ${UPLOAD}`,
  },
  region: {
    code: "invalid_video",
    text: `YouTube does not show this video in the country where this server stands. ${UPLOAD}`,
  },
  age: {
    code: "invalid_video",
    text: `YouTube shows this video only to people who have signed in there and told their age. ${UPLOAD}`,
  },
  members: {
    code: "invalid_video",
    text: `YouTube shows this video only to members of its channel, or for money. ${UPLOAD}`,
  },
  live: {
    code: "invalid_video",
    text: `This video is live, or has not begun. Wait until it has ended and YouTube has it whole, or upload a recording.`,
  },
  playlist: { code: "invalid_video", text: `This is not one video at YouTube. Give the address of a single one.` },
  tooLong: {
    code: "invalid_clip",
    text: `This part of the video is too long to be fetched from YouTube. Choose a shorter clip, or upload the original file.`,
  },
  tooLarge: {
    code: "invalid_clip",
    text: `This part of the video is too large to be fetched from YouTube. Choose a shorter clip, or upload the original file.`,
  },
  bot: {
    code: "unsupported",
    text: `YouTube asks this server to prove that it is no robot, and gives it nothing until later. Try again tomorrow, or upload the original file.`,
  },
  outdated: {
    code: "unsupported",
    text: `YouTube has changed something, and this server cannot fetch videos until it is updated. ${UPLOAD}`,
  },
  missing: { code: "unsupported", text: `This server cannot fetch videos from YouTube: yt-dlp is missing. ${UPLOAD}` },
  off: { code: "unsupported", text: `This server fetches no videos from YouTube. ${UPLOAD}` },
  unreadable: { code: "invalid_video", text: `What YouTube gave for this video could not be read. ${UPLOAD}` },
  network: {
    code: "unavailable",
    text: `YouTube did not answer, several times over. Try again later, or upload the original file.`,
  },
} as const satisfies Record<string, Problem>;

export type YoutubeProblem = keyof typeof PROBLEMS;

/** The error for people and for the log; `details.youtube` names it for programs. */
export function youtubeError(problem: YoutubeProblem, why: string, cause?: unknown): AppError {
  const { code, text } = PROBLEMS[problem];
  const advice = ADVICE[problem] ? ` (${ADVICE[problem]})` : "";
  return new AppError(code, `YouTube, ${problem}: ${why}${advice}`, {
    userMessage: text,
    details: { youtube: problem },
    cause,
  });
}

/** What YouTube and yt-dlp say, the more special before the more general. */
const SIGNS: readonly (readonly [YoutubeProblem, RegExp])[] = [
  ["private", /private video|video is private/i],
  ["members", /members[- ]only|join this channel|requires payment|purchase|rental|premium/i],
  ["age", /confirm your age|age[- ]restricted|inappropriate for some users/i],
  ["bot", /not a bot|HTTP Error 429|Too Many Requests|rate[- ]limited|unusual traffic|captcha/i],
  ["region", /in your (country|location|region)|geo[- ]?restrict|blocked it/i],
  ["live", /live event|premieres? (in|will)|live stream recording is not available|offline|begin (in|shortly)/i],
  [
    "removed",
    /video (is )?(unavailable|not available)|content isn.t available|been removed|no longer available|account .* terminated|HTTP Error 4(04|10)/i,
  ],
  [
    "network",
    /timed? ?out|Tunnel connection failed|Connection (refused|reset|aborted|closed)|RemoteDisconnected|Unable to connect|ProxyError|Network is unreachable|name resolution|getaddrinfo|IncompleteRead|HTTP Error 5\d\d|EOF occurred|error -(5|10|110)\b/i,
  ],
  [
    "outdated",
    /please report this issue|nsig|signature extraction|n challenge|update|HTTP Error 403|Forbidden|Unsupported URL/i,
  ],
];

/** What the words of a failed yt-dlp mean. What nobody knows is a change at YouTube. */
export function problemIn(stderr: string): YoutubeProblem {
  return SIGNS.find(([, sign]) => sign.test(stderr))?.[0] ?? "outdated";
}
