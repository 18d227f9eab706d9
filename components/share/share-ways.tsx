"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { ShareResource } from "#lib/contracts/api";
import { embedHtml, embedSize } from "#lib/domain/embed";
import type { Size } from "#lib/domain/render/framing";
import { shareText } from "../en/share.ts";
import { TextField } from "../ui/field.tsx";
import { CopyButton } from "./copy-button.tsx";
import { SendButton } from "./send-button.tsx";

type ShareWaysProps = {
  share: Pick<ShareResource, "url" | "embedUrl" | "qrUrl">;
  title: string;
  /** What is embedded; without one there is nothing to embed. */
  film: Size | undefined;
  hint?: string;
  /** More buttons beside the link's own. */
  children?: ReactNode;
};

/** All that can be done with a link: copy, send, scan, embed. Without JavaScript it can be read, scanned and selected. */
export function ShareWays({ share: { url, embedUrl, qrUrl }, title, film, hint, children }: ShareWaysProps) {
  const [refused, setRefused] = useState(false);
  const code = film && embedHtml({ ...embedSize(film), title, embedUrl });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <TextField
        label={shareText.link}
        readOnly
        value={url}
        hint={isThisComputer(url) ? shareText.thisComputerOnly : hint}
        error={refused ? shareText.cannotCopy : undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="flex flex-wrap gap-2">
        <CopyButton text={url} onRefused={() => setRefused(true)}>
          {shareText.copyLink}
        </CopyButton>
        <SendButton url={url} title={title} />
        {children}
      </div>
      <div className="flex flex-col">
        <More summary={shareText.qr}>
          <div className="flex flex-wrap items-center gap-4">
            {/* biome-ignore lint/performance/noImgElement: a drawing of a few hundred bytes, loaded when it is unfolded */}
            <img
              src={qrUrl}
              alt={shareText.qrAlt}
              width={192}
              height={192}
              loading="lazy"
              className="size-48 rounded-lg bg-white"
            />
            {!isThisComputer(url) && <p className="text-muted text-sm">{shareText.qrHint}</p>}
          </div>
        </More>
        {code && (
          <More summary={shareText.embed}>
            <div className="flex flex-col items-start gap-2">
              <textarea
                readOnly
                rows={4}
                spellCheck={false}
                aria-label={shareText.embedCode}
                value={code}
                onFocus={(event) => event.currentTarget.select()}
                className="w-full rounded-lg border border-line bg-page p-3 font-mono text-xs"
              />
              <CopyButton text={code} onRefused={() => setRefused(true)}>
                {shareText.copyCode}
              </CopyButton>
            </div>
          </More>
        )}
      </div>
    </div>
  );
}

/** A link to a loopback name opens on the very machine only. */
function isThisComputer(url: string): boolean {
  return /^https?:\/\/(?:localhost|127\.|\[::1\])/.test(url);
}

function More({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group border-line border-t first:border-t-0">
      <summary className="flex min-h-11 list-none items-center gap-1.5 text-sm hover:text-accent-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}
