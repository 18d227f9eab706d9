import { AppError } from "#lib/domain/errors";

/** Why a file is no usable track; sent as `details.reason`. */
export type TrackFault =
  | "empty"
  | "not_a_track"
  | "other_format"
  | "unknown_encoding"
  | "entities"
  | "damaged"
  | "route_only"
  | "waypoints_only"
  | "not_an_activity"
  | "no_points"
  | "no_time"
  | "too_few_points"
  | "too_large";

/** The person's file is not a track that can be used; `userMessage` says in plain words why and what to do. */
export function invalidTrack(reason: TrackFault, userMessage: string, cause?: unknown): AppError {
  return new AppError("invalid_track", userMessage, { details: { reason }, cause });
}
