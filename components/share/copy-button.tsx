"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { shareText } from "../en/share.ts";
import { Button } from "../ui/button.tsx";

type CopyButtonProps = {
  text: string;
  children: string;
  /** Browsers leave the clipboard out on plain http, and may refuse it. */
  onRefused: () => void;
};

/** Puts a text into the clipboard and says that it did. */
export function CopyButton({ text, children, onRefused }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
      onRefused();
    }
  }

  return (
    <>
      <Button size="small" className="noscript:hidden" onClick={() => void copy()}>
        {copied ? <Check aria-hidden className="size-4 text-success" /> : <Copy aria-hidden className="size-4" />}
        {copied ? shareText.copied : children}
      </Button>
      <span role="status" className="sr-only">
        {copied && shareText.copied}
      </span>
    </>
  );
}
