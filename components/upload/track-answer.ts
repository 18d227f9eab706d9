import type { ErrorCode } from "#lib/domain/errors";
import type { TrackFacts } from "#lib/domain/track/track-facts";

/** What the track worker answers to the one file that it is sent: errors lose their class on the way. */
export type TrackAnswer =
  | { readonly facts: TrackFacts }
  | { readonly error: { readonly code: ErrorCode; readonly message: string; readonly userMessage: string } };
