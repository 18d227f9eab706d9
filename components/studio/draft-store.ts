import { z } from "zod";
import { projectDocumentSchema } from "#lib/contracts/project";

const keptDraftSchema = z.object({
  title: z.string(),
  document: projectDocumentSchema,
  /** The project's version that this was made from. */
  version: z.number().int(),
  keptAt: z.iso.datetime(),
});
/** What the server does not have yet. */
export type KeptDraft = z.infer<typeof keptDraftSchema>;

const PREFIX = "sportssync:draft:";

export type DraftStore = {
  keep(draft: Omit<KeptDraft, "keptAt">): void;
  /** Nothing too where it cannot be read any more: a kept draft is a help, never an obstacle. */
  read(): KeptDraft | undefined;
  forget(): void;
};

/** Keeps a project's unsaved changes in this browser, so that closing the page without a connection loses nothing. */
export function createDraftStore(projectId: string, storage = ownStorage()): DraftStore {
  const key = `${PREFIX}${projectId}`;
  return {
    keep(draft) {
      try {
        storage?.setItem(key, JSON.stringify({ ...draft, keptAt: new Date().toISOString() }));
      } catch {
        // Full, or not allowed: then it is kept in the page only.
      }
    },
    read() {
      try {
        return keptDraftSchema.safeParse(JSON.parse(storage?.getItem(key) ?? "null")).data;
      } catch {
        return undefined;
      }
    },
    forget() {
      storage?.removeItem(key);
    },
  };
}

/** For the end of an account: nothing of its rides stays in this browser. */
export function forgetAllDrafts(storage = ownStorage()): void {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, n) => storage?.key(n) ?? "");
  for (const key of keys) if (key.startsWith(PREFIX)) storage?.removeItem(key);
}

/** The very mention of it throws where a browser forbids it. */
function ownStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
