/**
 * What went wrong, by whose doing. The code decides the HTTP status, the exit code and whether a job is tried again.
 *  - `invalid_*`, `not_found`, `conflict`, `gone`, `unauthorized` (who asks is not known), `forbidden` (a link that is
 *    altered or has expired), `unsupported` (a form of answer that is not offered) …: the person's input or request; never retried.
 *  - `limit_reached`: what the person's plan gives is used up; `rate_limited`: too many requests in a short time. Not
 *    retried by us; `retryAfter` says when it may be asked again.
 *  - `unavailable`: passing (network, storage, database); retried.
 *  - `cancelled`: asked for.
 *  - `internal`: ours.
 */
export type ErrorCode =
  | "invalid_request"
  | "invalid_track"
  | "invalid_video"
  | "invalid_clip"
  | "unauthorized"
  | "forbidden"
  | "method_not_allowed"
  | "not_found"
  | "conflict"
  | "gone"
  | "too_large"
  | "limit_reached"
  | "rate_limited"
  | "unsupported"
  | "unavailable"
  | "cancelled"
  | "internal";

type AppErrorOptions = {
  /** For people: what was expected, what came, what to do. The only text that leaves the server. */
  userMessage?: string;
  /** Machine-readable facts that are safe to send. */
  details?: Record<string, unknown>;
  /** Seconds after which the same request may be granted; becomes the answer's Retry-After. */
  retryAfter?: number;
  cause?: unknown;
};

/** The one error class of the project. `message` is for the log, `userMessage` for people. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly userMessage: string;
  readonly details: Record<string, unknown> | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.userMessage = options.userMessage ?? (isUserFault(code) ? message : OUR_FAULT);
    this.details = options.details;
    this.retryAfter = options.retryAfter;
  }
}

const OUR_FAULT = "Something went wrong on our side. Your files are safe; please try again.";

/** True for errors that the person can mend: they are shown in plain words and never retried. */
export function isUserFault(code: ErrorCode): boolean {
  return code !== "internal" && code !== "unavailable" && code !== "cancelled";
}

/** Any thrown value as an AppError: unknown ones become `internal` and keep the original as cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError("internal", message, { cause: error });
}
