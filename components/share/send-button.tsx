"use client";

import { Send } from "lucide-react";
import { useSyncExternalStore } from "react";
import { shareText } from "../en/share.ts";
import { Button } from "../ui/button.tsx";

/** The system's own way to hand a link to another program; nothing where there is none, as on most desktops. */
export function SendButton({ url, title }: { url: string; title: string }) {
  const canSend = useSyncExternalStore(
    () => () => {},
    () => typeof navigator.share === "function",
    () => false,
  );
  if (!canSend) return null;
  // A person who closes the system's sheet has changed their mind; that is no fault.
  const send = () => navigator.share({ url, title }).catch(() => undefined);
  return (
    <Button size="small" onClick={() => void send()}>
      <Send aria-hidden className="size-4" />
      {shareText.send}
    </Button>
  );
}
