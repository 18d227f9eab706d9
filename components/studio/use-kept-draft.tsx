"use client";

import { useRef, useState } from "react";
import type { ProjectResource } from "#lib/contracts/api";
import { createDraftStore, type DraftStore, type KeptDraft } from "./draft-store.ts";

export type KeptDraftOffer = {
  readonly keptAt: string;
  /** The project has been saved from elsewhere since. */
  readonly overNewer: boolean;
  readonly takeBack: () => void;
  readonly discard: () => void;
};

type Kept = {
  readonly offer: KeptDraftOffer | undefined;
  /** For this visit's own changes: what is offered from an earlier one stays until it is taken or discarded. */
  readonly store: DraftStore;
};

/** What an earlier visit to this project could not save, and where this one keeps what it cannot. */
export function useKeptDraft(project: ProjectResource, onTakeBack: (draft: KeptDraft) => void): Kept {
  const [store] = useState(() => createDraftStore(project.id));
  const [kept, setKept] = useState(() => unsaved(store.read(), project));
  const pending = useRef(kept !== undefined);
  const [ownStore] = useState<DraftStore>(() => ({
    ...store,
    keep(draft) {
      pending.current = false;
      store.keep(draft);
    },
    forget() {
      if (!pending.current) store.forget();
    },
  }));

  function settle() {
    pending.current = false;
    setKept(undefined);
  }
  const offer = kept && {
    keptAt: kept.keptAt,
    overNewer: kept.version !== project.version,
    takeBack() {
      settle();
      onTakeBack(kept);
    },
    discard() {
      settle();
      store.forget();
    },
  };
  return { offer, store: ownStore };
}

/** Nothing to offer where the last save arrived after all. */
function unsaved(draft: KeptDraft | undefined, { title, document }: ProjectResource): KeptDraft | undefined {
  const same = draft && draft.title === title && JSON.stringify(draft.document) === JSON.stringify(document);
  return same ? undefined : draft;
}
