"use client";

import { Check, Copy, Link2, Unlink } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import { type ShareResource, shareSchema } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { formatDay } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";

/** The public link of a render: make it, copy it, take it back. */
export function SharePanel({ renderId, share: stored }: { renderId: string; share: ShareResource | null }) {
  const [share, setShare] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const path = `/api/renders/${renderId}/share`;

  async function run(action: () => Promise<ShareResource | null>) {
    setBusy(true);
    setProblem(undefined);
    try {
      setShare(await action());
    } catch (error) {
      setProblem(toAppError(error).userMessage);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel title="Share">
      {share ? (
        <ShareLink share={share}>
          <RevokeDialog
            busy={busy}
            onRevoke={() =>
              void run(async () => {
                await requestJson(path, z.undefined(), { method: "DELETE" });
                return null;
              })
            }
          />
        </ShareLink>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={busy} onClick={() => void run(() => requestJson(path, shareSchema, { method: "POST" }))}>
            <Link2 aria-hidden className="size-5" />
            Create a link
          </Button>
          <p className="text-muted text-sm">Anyone who has the link can watch and download.</p>
        </div>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
    </Panel>
  );
}

function ShareLink({ share, children }: { share: ShareResource; children: React.ReactNode }) {
  const [copied, setCopied] = useState<"yes" | "no">();

  async function copy() {
    try {
      // Browsers leave the clipboard out on plain http, and may refuse it.
      await navigator.clipboard.writeText(share.url);
      setCopied("yes");
    } catch {
      setCopied("no");
    }
  }

  return (
    <>
      <TextField
        label="Link"
        readOnly
        value={share.url}
        hint={`Anyone who has it can watch and download until ${formatDay(share.expiresAt)}.`}
        error={
          copied === "no" ? "This browser lets no page copy here. Select the link and copy it yourself." : undefined
        }
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy()}>
          {copied === "yes" ? (
            <Check aria-hidden className="size-4 text-success" />
          ) : (
            <Copy aria-hidden className="size-4" />
          )}
          {copied === "yes" ? "Copied" : "Copy link"}
        </Button>
        <span role="status" className="sr-only">
          {copied === "yes" && "Copied"}
        </span>
        {children}
      </div>
    </>
  );
}

function RevokeDialog({ busy, onRevoke }: { busy: boolean; onRevoke: () => void }) {
  const trigger = (
    <Button size="small" variant="danger" disabled={busy}>
      <Unlink aria-hidden className="size-4" />
      Take link back
    </Button>
  );
  return (
    <Dialog title="Take the link back?" trigger={trigger}>
      <p className="mb-4 text-muted">
        The link stops working at once. Where the video is open already, it can still be watched and downloaded for some
        hours. You can create a new link later.
      </p>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button variant="quiet">Keep it</Button>
        </DialogClose>
        <DialogClose>
          <Button variant="danger" onClick={onRevoke}>
            Take it back
          </Button>
        </DialogClose>
      </div>
    </Dialog>
  );
}
