"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { savingText } from "../en/saving.ts";

/** Says that there is no connection, over the page's lower edge: nothing moves when it comes and goes. */
export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, isOnline, () => true);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-0 z-30 flex justify-center p-3">
      {!online && (
        <p className="flex items-center gap-2.5 rounded-lg border border-warning/50 bg-warning-surface px-3.5 py-2.5 text-sm text-warning shadow-lg">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {savingText.offline}
        </p>
      )}
    </div>
  );
}

function isOnline(): boolean {
  return navigator.onLine;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}
