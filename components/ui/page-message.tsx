import type { ReactNode } from "react";

/** A page that has only something to say: not found, expired, failed. */
export function PageMessage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-[60dvh] max-w-xl flex-col justify-center gap-4 px-4 py-12">
      <h1 className="font-bold text-3xl">{title}</h1>
      {children}
    </main>
  );
}
