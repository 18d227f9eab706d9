"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { UploadKind } from "#lib/contracts/api";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { checkFile, type FilePreview } from "./check-file.ts";
import { apiName, fingerprintOf } from "./fingerprint.ts";
import { sendPart } from "./send-part.ts";
import { createRateMeter } from "./transfer-rate.ts";
import { uploadApi } from "./upload-api.ts";
import { uploadFile } from "./upload-file.ts";
import type { Transfer, UploadState } from "./upload-state.ts";
import { useWarningBeforeLeaving } from "./use-warning-before-leaving.tsx";

/** Milliseconds between two looks at the progress: parts report dozens of times a second. */
const TELL_EVERY = 250;

export type UploadControl = {
  readonly state: UploadState;
  /** Looks at the file and, if nothing speaks against it, sends it. */
  readonly choose: (file: File) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the upload, here and on the server, and forgets the file. */
  readonly cancel: () => void;
};

/** One file's way from the disk to the server: checked, sent in parallel parts, paused and resumed at will. */
export function useUpload(kind: UploadKind): UploadControl {
  const [state, setState] = useState<UploadState>({ phase: "empty" });
  const running = useRef<AbortController | undefined>(undefined);

  const send = useCallback(
    async (file: File, preview: FilePreview, signal: AbortSignal) => {
      let transfer: Transfer = { sent: 0, resumedFrom: 0 };
      let phase: "sending" | "finishing" = "sending";
      const tell = () => setState({ phase, file, preview, transfer });
      const meter = createRateMeter(file.size);
      let toldAt = Number.NEGATIVE_INFINITY;
      tell();
      try {
        const { id } = await uploadFile(
          { file, kind, name: apiName(file), fingerprint: fingerprintOf(file, kind), api: uploadApi, sendPart, signal },
          {
            onBegin: ({ kept }) => {
              phase = "sending";
              transfer = { sent: kept, resumedFrom: kept };
            },
            onProgress: (sent) => {
              const now = performance.now();
              if (signal.aborted || now - toldAt < TELL_EVERY) return;
              toldAt = now;
              transfer = { ...transfer, sent, rate: meter(now / 1000, sent), retrying: false };
              tell();
            },
            onSetback: () => {
              transfer = { ...transfer, rate: undefined, retrying: true };
              if (!signal.aborted) tell();
            },
            onFinishing: () => {
              phase = "finishing";
              transfer = { ...transfer, sent: file.size, rate: undefined, retrying: false };
              if (!signal.aborted) tell();
            },
          },
        );
        if (!signal.aborted) setState({ phase: "done", file, preview, transfer, id });
      } catch (error) {
        if (signal.aborted) return;
        const { code, userMessage: message } = toAppError(error);
        if (isUserFault(code)) setState({ phase: "refused", file, message });
        else setState({ phase: "interrupted", file, preview, transfer: { ...transfer, rate: undefined }, message });
      }
    },
    [kind],
  );

  const begin = useCallback(() => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }, []);

  const choose = useCallback(
    (file: File) => {
      const signal = begin();
      setState({ phase: "checking", file });
      checkFile(file, kind, signal).then(
        (preview) => {
          if (!signal.aborted) void send(file, preview, signal);
        },
        (error) => {
          if (!signal.aborted) setState({ phase: "refused", file, message: toAppError(error).userMessage });
        },
      );
    },
    [begin, kind, send],
  );

  const pause = useCallback(() => {
    running.current?.abort();
    setState((now) => (now.phase === "sending" ? { ...now, phase: "paused" } : now));
  }, []);

  const resume = useCallback(() => {
    if (state.phase === "paused" || state.phase === "interrupted") void send(state.file, state.preview, begin());
  }, [state, send, begin]);

  const cancel = useCallback(() => {
    running.current?.abort();
    if ("file" in state && state.phase !== "done") void forget(fingerprintOf(state.file, kind));
    setState({ phase: "empty" });
  }, [state, kind]);

  useEffect(() => () => running.current?.abort(), []);
  useResumeWhenOnline(state, resume);
  useWarningBeforeLeaving(state.phase === "sending" || state.phase === "finishing");

  return { state, choose, pause, resume, cancel };
}

/** By fingerprint, because the upload may have begun while it was cancelled. What fails here, the server sweeps later. */
async function forget(fingerprint: string): Promise<void> {
  try {
    for (const { id } of await uploadApi.find(fingerprint)) await uploadApi.abort(id);
  } catch {
    // Nobody waits for this any more.
  }
}

function useResumeWhenOnline({ phase }: UploadState, resume: () => void): void {
  useEffect(() => {
    if (phase !== "interrupted") return;
    window.addEventListener("online", resume);
    return () => window.removeEventListener("online", resume);
  }, [phase, resume]);
}
