import type { Landmark } from "#lib/domain/track/landmarks";

/** The start of the ride and the `most` landmarks nearest to a moment, in order. */
export function landmarksNear(landmarks: readonly Landmark[], moment: number, most: number): readonly Landmark[] {
  const nearest = landmarks.toSorted((a, b) => Math.abs(a.utc - moment) - Math.abs(b.utc - moment)).slice(0, most);
  return landmarks.filter((landmark) => landmark.kind === "start" || nearest.includes(landmark));
}
