"use client";

import { useEffect, useRef } from "react";
import { projectSchema } from "#lib/contracts/api";
import { playerText } from "../../en/player.ts";
import { requestJson } from "../../request-json.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FileUpload } from "../../upload/file-upload.tsx";
import { useUpload } from "../../upload/use-upload.tsx";
import { useAction } from "../../use-action.tsx";
import type { ProjectEditor } from "../use-project-document.tsx";

type UploadOriginalProps = { projectId: string; videoId: string; editor: ProjectEditor };

/** A video that plays from YouTube has no file to render: takes one, and puts it into its place as it is set up. */
export function UploadOriginal({ projectId, videoId, editor }: UploadOriginalProps) {
  const upload = useUpload("video");
  const { busy, problem, run } = useAction();
  const { state } = upload;
  const uploaded = state.phase === "done" ? state.id : undefined;
  const begun = useRef<string>(undefined);

  function putIn(original: string) {
    return run(async () => {
      await editor.flush();
      const { version } = await requestJson(`/api/projects/${projectId}`, projectSchema);
      const body = { videoId: original, replaces: videoId, version };
      await requestJson(`/api/projects/${projectId}/videos`, projectSchema, { method: "POST", body });
      // Another video is another studio: it is read anew.
      editor.loadOther();
      return "leaving";
    });
  }
  useEffect(() => {
    if (!uploaded || begun.current === uploaded) return;
    begun.current = uploaded;
    void putIn(uploaded);
  });

  return (
    <section aria-label={playerText.youtube.upload} className="flex flex-col gap-3">
      <Notice tone="info">{playerText.youtube.notice}</Notice>
      <FileUpload kind="video" upload={upload} onSeveral={([first]) => first && upload.choose(first)} />
      {busy && (
        <p role="status" className="text-muted text-sm">
          {playerText.youtube.putIn}
        </p>
      )}
      {problem && (
        <>
          <Notice tone="error">{problem}</Notice>
          {uploaded && (
            <Button size="small" className="self-start" onClick={() => void putIn(uploaded)}>
              {playerText.youtube.retry}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
