"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { z } from "zod";
import { type SavedLayout, savedLayoutListSchema, savedLayoutSchema } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import type { Layout } from "#lib/domain/overlay/layout";
import { requestJson } from "../../request-json.ts";

/** A person's own layouts as they are on the server. Changes throw AppError. */
export type OwnLayouts = {
  readonly saved: readonly SavedLayout[];
  /** Why they could not be loaded or changed. */
  readonly problem: string | undefined;
  report(problem: string): void;
  /** The one that was deleted last, until it is back or forgotten. */
  readonly deleted: Layout | undefined;
  forget(): void;
  create(layout: Layout): Promise<SavedLayout>;
  replace(id: string, layout: Layout): Promise<SavedLayout>;
  remove(layout: SavedLayout): Promise<void>;
};

export function useOwnLayouts(): OwnLayouts {
  const [saved, setSaved] = useState<readonly SavedLayout[]>([]);
  const [problem, setProblem] = useState<string>();
  const [deleted, setDeleted] = useState<Layout>();

  useEffect(() => {
    const stop = new AbortController();
    requestJson("/api/layouts", savedLayoutListSchema, { signal: stop.signal }).then(
      ({ layouts }) => setSaved(layouts),
      (error) => {
        if (!stop.signal.aborted) setProblem(toAppError(error).userMessage);
      },
    );
    return () => stop.abort();
  }, []);

  const create = useCallback(async (layout: Layout) => {
    const made = await requestJson("/api/layouts", savedLayoutSchema, { method: "POST", body: { layout } });
    setSaved((known) => [...known, made]);
    setProblem(undefined);
    return made;
  }, []);
  const replace = useCallback(async (id: string, layout: Layout) => {
    const next = await requestJson(`/api/layouts/${id}`, savedLayoutSchema, { method: "PUT", body: { layout } });
    setSaved((known) => known.map((one) => (one.id === id ? next : one)));
    return next;
  }, []);
  const remove = useCallback(async ({ id, layout }: SavedLayout) => {
    await requestJson(`/api/layouts/${id}`, z.undefined(), { method: "DELETE" });
    setSaved((known) => known.filter((one) => one.id !== id));
    setDeleted(layout);
  }, []);
  const forget = useCallback(() => setDeleted(undefined), []);

  return useMemo(
    () => ({ saved, problem, report: setProblem, deleted, forget, create, replace, remove }),
    [saved, problem, deleted, forget, create, replace, remove],
  );
}
