import type { ReactNode } from "react";

/** A narrow page around one form: signing in, a new password. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex max-w-md flex-col gap-5 px-4 py-10 sm:py-16">
      <h1 className="font-bold text-4xl">{title}</h1>
      {children}
    </main>
  );
}
