"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type RenderResource, renderListSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

type ProjectRenders = {
  /** Newest first. */
  readonly renders: readonly RenderResource[];
  /** One that was just ordered. */
  add(render: RenderResource): void;
  /** Asks the server again; a list that cannot be had leaves the one that is shown. */
  reload(): void;
};

const Context = createContext<ProjectRenders | undefined>(undefined);

type ProviderProps = { projectId: string; renders: readonly RenderResource[]; children: ReactNode };

/** A project's renders for everything on its page: the button that orders one, and the list of them. */
export function ProjectRendersProvider({ projectId, renders: initial, children }: ProviderProps) {
  const [renders, setRenders] = useState(initial);
  const reload = useCallback(() => {
    requestJson(`/api/projects/${projectId}/renders`, renderListSchema).then(
      (list) => setRenders(list.renders),
      () => undefined,
    );
  }, [projectId]);
  // A browser that goes back shows the page as it was left, before the render that was ordered there.
  useEffect(reload, [reload]);
  const value = useMemo(
    () => ({ renders, reload, add: (render: RenderResource) => setRenders((known) => [render, ...known]) }),
    [renders, reload],
  );
  return <Context value={value}>{children}</Context>;
}

export function useProjectRenders(): ProjectRenders {
  const value = useContext(Context);
  if (!value) throw new Error("useProjectRenders is for what stands within a ProjectRendersProvider");
  return value;
}
