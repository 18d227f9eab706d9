"use client";

import { CalendarPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { EXTENSION_DAYS, type RenderResource, renderSchema } from "#lib/contracts/api";
import { renderText } from "../en/render.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { formatDay } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { useAction } from "../use-action.tsx";
import { TimeLeft } from "./time-left.tsx";

type Kept = Pick<RenderResource, "expiresAt" | "extendable">;

/** Until when a render's files are there, and once a way to keep them longer. */
export function KeepLonger({ render }: { render: Kept & Pick<RenderResource, "id"> }) {
  const router = useRouter();
  const [kept, setKept] = useState<Kept>(render);
  const { busy, problem, run } = useAction();
  const extend = async () => {
    setKept(await requestJson(`/api/renders/${render.id}/extend`, renderSchema, { method: "POST" }));
    // Other places of the page name the date too.
    router.refresh();
  };
  if (!kept.expiresAt) return null;
  const text = renderText.kept;
  return (
    <Panel title={text.title}>
      <p className="text-muted text-sm" role="status">
        {text.until(formatDay(kept.expiresAt))} {!kept.extendable && text.extended} <TimeLeft until={kept.expiresAt} />
      </p>
      {kept.extendable && (
        <Button size="small" className="self-start" disabled={busy} onClick={() => void run(extend)}>
          <CalendarPlus aria-hidden className="size-4" />
          {text.extend(EXTENSION_DAYS)}
        </Button>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
    </Panel>
  );
}
