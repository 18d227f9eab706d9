"use client";

import { CalendarPlus, Link2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { EXTENSION_DAYS, renderSchema } from "#lib/contracts/api";
import type { KeptFilm } from "#lib/contracts/your-data";
import { yourDataText } from "../en/your-data.ts";
import { requestJson } from "../request-json.ts";
import { TakeBackDialog } from "../share/take-back-dialog.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useAction } from "../use-action.tsx";

type KeptFilmRowProps = {
  film: KeptFilm;
  /** Both as the server says them: the same in every browser. */
  until: string;
  left: { text: string; soon: boolean } | undefined;
};

const text = yourDataText.films;

/** A film, until when it is kept, and what can be done about that and about its link. */
export function KeptFilmRow({ film: { renderId, title, extendable, shareUrl }, until, left }: KeptFilmRowProps) {
  const router = useRouter();
  const { busy, problem, run } = useAction();
  const change = (path: string, method: "POST" | "DELETE", answer: z.ZodType) =>
    run(async () => {
      await requestJson(`/api/renders/${renderId}/${path}`, answer, { method });
      router.refresh();
    });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <Link href={`/renders/${renderId}`} className="flex min-h-10 items-center hover:text-accent-text">
          <span className="truncate">{title}</span>
        </Link>
        <p className="text-muted text-sm">
          {until}
          {left && <span className={left.soon ? "font-medium text-warning" : undefined}> · {left.text}</span>}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        {shareUrl && (
          <a
            href={shareUrl}
            aria-label={text.openLink(title)}
            className={buttonClass({ size: "small", variant: "quiet" })}
          >
            <Link2 aria-hidden className="size-4" />
            {text.shared}
          </a>
        )}
        {shareUrl && (
          <TakeBackDialog
            busy={busy}
            label={text.takeBackOf(title)}
            onTakeBack={() => void change("share", "DELETE", z.undefined())}
          />
        )}
        {extendable && (
          <Button
            size="small"
            disabled={busy}
            aria-label={text.extendOf(title, EXTENSION_DAYS)}
            onClick={() => void change("extend", "POST", renderSchema)}
          >
            <CalendarPlus aria-hidden className="size-4" />
            {text.extend(EXTENSION_DAYS)}
          </Button>
        )}
      </div>
      {problem && <Notice tone="error">{problem}</Notice>}
    </li>
  );
}
