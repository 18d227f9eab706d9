import { CARD_GRID } from "./card-grid.ts";

const CARDS = ["a", "b", "c", "d"] as const;

/** Where the cards will be, in their size: nothing moves when they come. */
export function LoadingCards() {
  return (
    <ul aria-hidden className={CARD_GRID}>
      {CARDS.map((card) => (
        <li key={card} className="overflow-hidden rounded-xl border border-line bg-surface">
          <div className="aspect-video bg-raised motion-safe:animate-pulse" />
          <div className="p-3.5">
            <div className="my-1 h-4 w-3/5 rounded bg-raised motion-safe:animate-pulse" />
            <div className="my-1 h-3 w-2/5 rounded bg-raised motion-safe:animate-pulse" />
          </div>
        </li>
      ))}
    </ul>
  );
}
