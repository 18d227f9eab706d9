"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";

type RefusedField = { readonly label: string; readonly focus: () => void };
type Register = { readonly fields: Map<string, RefusedField> };

const Registry = createContext<Register | undefined>(undefined);

/** Knows which fields within hold something that was not taken over: it is on the screen, but not in what is saved. */
export function RefusedFields({ children }: { children: ReactNode }) {
  const fields = useRef(new Map<string, RefusedField>());
  const register = useMemo(() => ({ fields: fields.current }), []);
  return <Registry value={register}>{children}</Registry>;
}

/** Tells that a field shows an error, as long as it does. */
export function useRefused(id: string, label: string, isRefused: boolean): void {
  const registry = useContext(Registry);
  useEffect(() => {
    if (!registry || !isRefused) return;
    registry.fields.set(id, { label, focus: () => document.getElementById(id)?.focus() });
    return () => {
      registry.fields.delete(id);
    };
  }, [registry, id, label, isRefused]);
}

/** Asks, at the moment of the call, for a field that was refused. */
export function useFindRefused(): () => RefusedField | undefined {
  const registry = useContext(Registry);
  return () => registry?.fields.values().next().value;
}
