"use client";

import { videosText } from "../../en/videos.ts";
import { Button } from "../../ui/button.tsx";
import type { MoveAlong } from "./use-move-along.tsx";

/** Said where the correction was made: what else would be right then. */
export function MoveAlongOffer({ offer }: { offer: MoveAlong | undefined }) {
  if (!offer) return null;
  const by = `${offer.by < 0 ? "−" : "+"}${Math.abs(offer.by).toFixed(2)} s`;
  return (
    <div role="status" className="flex flex-col gap-2 rounded-lg border border-line bg-raised p-3 text-sm">
      <p className="break-words">{videosText.sameCamera(offer.names.join(", "), by)}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="primary" onClick={offer.take}>
          {videosText.moveAlong(offer.names.length)}
        </Button>
        <Button size="small" variant="quiet" onClick={offer.leave}>
          {videosText.leaveThem}
        </Button>
      </div>
    </div>
  );
}
