/** Why a form of the sign-in pages could not be done; the pages have the words. */
export const SIGN_IN_PROBLEMS = [
  /** Address and password are not those of an account. */
  "wrong",
  /** They are, but nobody has shown yet that the address is theirs. */
  "unconfirmed",
  /** The address cannot be one. */
  "email",
  "weak_password",
  "same_password",
  /** The current password was not it. */
  "wrong_password",
  /** No new accounts are taken. */
  "closed",
  /** It exists already (told only where a server takes new accounts without a mail). */
  "taken",
  "too_many",
  "unavailable",
  /** A mailed link was used before, or is too old. */
  "link",
  /** A mailed link was opened in another browser than the one that asked for it. */
  "other_browser",
  /** The other service did not say who they are. */
  "declined",
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** What became of a form: a problem, or `done` where nothing else is shown instead. */
export type FormAnswer = {
  readonly problem?: SignInProblem;
  readonly done?: "mailed" | "changed";
  /** What was typed, to stand there again. */
  readonly email?: string;
};
export type FormAction = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

/** Characters that a new password has at least; the sign-in service may want more. */
export const MIN_PASSWORD = 8;
/** Bytes of a password that the sign-in service looks at (bcrypt). */
export const MAX_PASSWORD_BYTES = 72;
