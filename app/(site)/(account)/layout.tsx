import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { env } from "#lib/server/env";

/** Whether there are accounts is known only where this runs, not where it was built. */
export const dynamic = "force-dynamic";

/** Pages around signing in; one person on their own machine has none of them. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  if (env().SPORTSSYNC_MODE === "local") notFound();
  return children;
}
