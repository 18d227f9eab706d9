import type { ReactNode } from "react";
import { pageUser } from "#lib/web/page-user";

/** Refuses strangers before the loading state is sent: after it the status could not be 401 any more. */
export default async function ProjectsLayout({ children }: { children: ReactNode }) {
  await pageUser();
  return children;
}
