import type { ErrorCode } from "#lib/domain/errors";

/** The HTTP status of every error code; complete by `satisfies`. */
export const STATUS_OF = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  limit_reached: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  cancelled: 409,
  gone: 410,
  too_large: 413,
  invalid_track: 422,
  invalid_video: 422,
  invalid_clip: 422,
  rate_limited: 429,
  internal: 500,
  unsupported: 501,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;
