import { Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { uiText } from "../en/ui.ts";
import { buttonClass } from "./button.tsx";
import { Logo } from "./logo.tsx";

/** `account` ends the row: who is signed in, or the way in. */
export function SiteHeader({ account }: { account?: ReactNode }) {
  return (
    <header className="border-line border-b bg-surface">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-lg focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        {uiText.skip}
      </a>
      <nav aria-label={uiText.mainNavigation} className="mx-auto flex h-14 max-w-7xl items-center gap-2 px-4">
        <Link href="/" className="mr-auto flex min-h-11 items-center gap-2 font-semibold text-lg">
          <Logo className="size-7" />
          <span className="max-[28rem]:sr-only">SportsSync</span>
        </Link>
        <Link href="/projects" className={buttonClass({ variant: "quiet", size: "small" })}>
          {uiText.projects}
        </Link>
        <Link href="/projects/new" className={buttonClass({ variant: "secondary", size: "small" })}>
          <Plus aria-hidden className="size-4" />
          {uiText.newProject}
        </Link>
        {account}
      </nav>
    </header>
  );
}
