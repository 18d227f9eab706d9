"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type ProjectResource, projectSchema } from "#lib/contracts/api";
import type { ProjectDocument } from "#lib/contracts/project";
import { requestJson } from "../request-json.ts";
import { type Autosave, createAutosave, type SaveState } from "./autosave.ts";
import { type History, mapHistory, pushStep, redo, replacePresent, startHistory, undo } from "./history.ts";
import { type KeptDraftOffer, useKeptDraft } from "./use-kept-draft.tsx";

/** What a person edits in the studio. */
type Draft = { readonly title: string; readonly document: ProjectDocument };

/** The parts that are new, or what makes them of the document as it is by then. */
type DocumentChange = Partial<ProjectDocument> | ((document: ProjectDocument) => Partial<ProjectDocument>);

/** The project's saved JSON with undo, saved after each pause in the editing. */
export type ProjectEditor = {
  readonly title: string;
  readonly document: ProjectDocument;
  readonly saveState: SaveState;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** A step of the person's. */
  edit(change: DocumentChange): void;
  /** A proposal of ours: saved, but no step. */
  propose(change: DocumentChange): void;
  rename(title: string): void;
  /** Both return the document as it is then. */
  undo(): ProjectDocument;
  redo(): ProjectDocument;
  /** True when the server has everything. */
  flush(): Promise<boolean>;
  /**
   * Changes the project on the server in another way than by saving the document, once everything is saved. Throws
   * what `work` throws, AppError `conflict` when it cannot be saved.
   */
  change(work: (version: number) => Promise<ProjectResource>): Promise<void>;
  /** Takes over what the server has filled in meanwhile: it is no step, nor is it saved again. */
  adopt(project: ProjectResource): void;
  /** After a conflict: keep what is on this screen. Throws AppError when the server does not answer. */
  keepMine(): Promise<void>;
  /** After a conflict: let go of what is on this screen, for what is stored. */
  loadOther(): void;
  /** What an earlier visit could not save. */
  readonly kept: KeptDraftOffer | undefined;
};

const PAUSE_BEFORE_SAVE = 600;

export function useProjectDocument(project: ProjectResource): ProjectEditor {
  const [history, setHistory] = useState(() =>
    startHistory<Draft>({ title: project.title, document: project.document }),
  );
  const [saveState, setSaveState] = useState<SaveState>({ name: "saved" });
  const [openedAt] = useState(project.version);
  const latest = useRef(history);
  const autosave = useRef<Autosave<Draft>>(undefined);
  const unsaved = useRef(false);
  const version = useRef(project.version);

  const move = useCallback((step: (history: History<Draft>) => History<Draft>) => {
    const next = step(latest.current);
    if (next.present !== latest.current.present) autosave.current?.change(next.present);
    latest.current = next;
    setHistory(next);
    return next.present;
  }, []);

  const adopt = useCallback(({ document }: ProjectResource) => {
    latest.current = mapHistory(latest.current, (draft) => completed(draft, document));
    setHistory(latest.current);
  }, []);
  const change = useCallback(
    async (work: (version: number) => Promise<ProjectResource>) => {
      await autosave.current?.between(async (base) => {
        const answer = await work(base);
        version.current = answer.version;
        adopt(answer);
        return answer.version;
      });
    },
    [adopt],
  );

  const { offer: kept, store } = useKeptDraft(project, ({ title, document }) =>
    move((current) => pushStep(current, { title, document })),
  );

  useEffect(() => {
    const path = `/api/projects/${project.id}`;
    const keep = () => {
      const { past, present, future } = latest.current;
      // Proposals are ours to make again.
      if (past.length + future.length > 0) store.keep({ ...present, version: version.current });
    };
    const created = createAutosave<Draft>({
      version: openedAt,
      delay: PAUSE_BEFORE_SAVE,
      onState: (state) => {
        unsaved.current = state.name !== "saved";
        if (state.name === "saved") store.forget();
        else if (state.name !== "saving") keep();
        setSaveState(state);
      },
      save: async (draft, base) => {
        // keepalive: a save that is under way when the page is left still arrives.
        const body = { ...draft, version: base };
        const stored = await requestJson(path, projectSchema, { method: "PATCH", body, keepalive: true });
        version.current = stored.version;
        return stored.version;
      },
    });
    autosave.current = created;
    const saveNow = () => void created.flush();
    const leave = () => {
      if (unsaved.current) keep();
      saveNow();
    };
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", saveNow);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", saveNow);
      leave();
      created.dispose();
    };
  }, [project.id, openedAt, store]);

  const edit = useCallback(
    (change: DocumentChange) => move((current) => pushStep(current, withDocument(current.present, change))),
    [move],
  );
  const propose = useCallback(
    (change: DocumentChange) => move((current) => replacePresent(current, withDocument(current.present, change))),
    [move],
  );

  return {
    title: history.present.title,
    document: history.present.document,
    saveState,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit,
    propose,
    rename: (title) => move((current) => pushStep(current, { ...current.present, title })),
    undo: () => move(undo).document,
    redo: () => move(redo).document,
    change,
    adopt,
    flush: async () => (await autosave.current?.flush()) ?? true,
    keepMine: async () => {
      const stored = await requestJson(`/api/projects/${project.id}`, projectSchema);
      await autosave.current?.overwrite(stored.version);
    },
    loadOther: () => {
      unsaved.current = false;
      store.forget();
      location.reload();
    },
    kept,
  };
}

/** A video that the draft does not know yet, as the server has it. */
function completed(draft: Draft, stored: ProjectDocument): Draft {
  return { ...draft, document: { ...draft.document, videos: { ...stored.videos, ...draft.document.videos } } };
}

function withDocument(draft: Draft, change: DocumentChange): Draft {
  const changed = typeof change === "function" ? change(draft.document) : change;
  return { ...draft, document: { ...draft.document, ...changed } };
}
