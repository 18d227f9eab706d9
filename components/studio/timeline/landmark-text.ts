import type { Landmark } from "#lib/domain/track/landmarks";

/** What one remembers of a ride, as one would say it. */
export const LANDMARK_TEXTS: Record<Landmark["kind"], string> = {
  start: "Start of the ride",
  stop: "You stopped here",
  setOff: "You set off again",
  top: "Top of a climb",
  highest: "Highest point",
  end: "End of the ride",
};

/** The start of the ride and the `most` landmarks nearest to a moment, in order. */
export function landmarksNear(landmarks: readonly Landmark[], moment: number, most: number): readonly Landmark[] {
  const nearest = landmarks.toSorted((a, b) => Math.abs(a.utc - moment) - Math.abs(b.utc - moment)).slice(0, most);
  return landmarks.filter((landmark) => landmark.kind === "start" || nearest.includes(landmark));
}
