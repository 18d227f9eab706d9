"use client";

import { LogIn } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";
import { buttonClass } from "#components/ui/button";
import { signInText } from "../en/sign-in.ts";
import { onSignedOut, signedOut } from "./signed-out.ts";

const text = signInText.expired;

/** Says that the session has ended while a page was open, with the way to sign in and back to it. */
export function SignedOutBanner() {
  const isShown = useSyncExternalStore(onSignedOut, signedOut, () => false);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-0 z-30 flex justify-center p-3">
      {isShown && (
        <div className="pointer-events-auto flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-warning/50 bg-warning-surface px-3.5 py-2.5 text-sm text-warning shadow-lg">
          <p className="max-w-prose">{text.text}</p>
          <WayToSignIn />
        </div>
      )}
    </div>
  );
}

/** Leads back to this very page: in the studio the search tells which video is on the stage. */
function WayToSignIn() {
  const [pathname, search] = [usePathname(), useSearchParams().toString()];
  const next = search ? `${pathname}?${search}` : pathname;
  return (
    <a href={`/login?${new URLSearchParams({ next })}`} className={buttonClass({ variant: "primary", size: "small" })}>
      <LogIn aria-hidden className="size-4" />
      {text.signIn}
    </a>
  );
}
