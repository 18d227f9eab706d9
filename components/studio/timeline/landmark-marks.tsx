import type { Landmark } from "#lib/domain/track/landmarks";
import { type Span, shareAt } from "./view.ts";

/** Small marks at the moments that one recognises, along the top of the curves; the list beside has them in words. */
export function LandmarkMarks({ landmarks, view }: { landmarks: readonly Landmark[]; view: Span }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 top-0 h-2">
      {landmarks
        .filter(({ utc }) => utc >= view.from && utc <= view.to)
        .map(({ kind, utc }) => (
          <div
            key={`${kind} ${utc}`}
            className="absolute -ml-1 border-x-4 border-x-transparent border-t-6 border-t-muted"
            style={{ left: `${shareAt(view, utc) * 100}%` }}
          />
        ))}
    </div>
  );
}
