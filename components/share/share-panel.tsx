"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import { type ShareResource, shareSchema } from "#lib/contracts/api";
import type { Size } from "#lib/domain/render/framing";
import { shareText } from "../en/share.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { formatDay } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { useAction } from "../use-action.tsx";
import { ShareWays } from "./share-ways.tsx";
import { TakeBackDialog } from "./take-back-dialog.tsx";

type SharePanelProps = {
  renderId: string;
  title: string;
  share: ShareResource | null;
  film: Size | undefined;
  /** Until when the link holds, which may have become later since it was made. */
  until: string | null;
};

/** The public link of a render: make it, pass it on, take it back. */
export function SharePanel({ renderId, title, share: stored, film, until }: SharePanelProps) {
  const [share, setShare] = useState(stored);
  const { busy, problem, run } = useAction();
  const path = `/api/renders/${renderId}/share`;
  const create = async () => setShare(await requestJson(path, shareSchema, { method: "POST" }));
  const revoke = async () => {
    await requestJson(path, z.undefined(), { method: "DELETE" });
    setShare(null);
  };

  return (
    <Panel title={shareText.title}>
      {share ? (
        <ShareWays
          share={share}
          title={title}
          film={film}
          hint={shareText.linkHint(formatDay(until ?? share.expiresAt))}
        >
          <TakeBackDialog busy={busy} onTakeBack={() => void run(revoke)} />
        </ShareWays>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={busy} onClick={() => void run(create)}>
            <Link2 aria-hidden className="size-5" />
            {shareText.create}
          </Button>
          <p className="text-muted text-sm">{shareText.createHint}</p>
        </div>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
    </Panel>
  );
}
