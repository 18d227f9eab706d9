"use client";

import { savingText as text } from "../en/saving.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { KeptDraftOffer } from "./use-kept-draft.tsx";

/** Offers what an earlier visit could not save. */
export function KeptDraftNotice({ offer }: { offer: KeptDraftOffer | undefined }) {
  if (!offer) return null;
  const when = new Date(offer.keptAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Notice tone="warning">
      <p>
        {text.kept(when)} {offer.overNewer && text.keptOverNewer}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={offer.takeBack}>
          {text.takeBack}
        </Button>
        <Button size="small" variant="quiet" onClick={offer.discard}>
          {text.discard}
        </Button>
      </div>
    </Notice>
  );
}
