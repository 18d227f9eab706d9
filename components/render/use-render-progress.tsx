"use client";

import { useEffect, useState } from "react";
import {
  type RenderProgress,
  type RenderResource,
  type RenderStatus,
  renderProgressSchema,
  renderSchema,
} from "#lib/contracts/api";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { requestJson } from "../request-json.ts";

export const hasEnded = ({ status }: Pick<RenderProgress, "status">) => status !== "queued" && status !== "running";

/** Errors in a row after which a stream is given up: a proxy in between may not let it through. */
const STREAM_TRIES = 3;
const POLL_EVERY = 1500;

type Followed = {
  readonly progress: RenderProgress;
  /** Why nothing more will be heard of it: it was deleted, or it is no longer this person's to see. */
  readonly lost: string | undefined;
  /** Asking it brings no answer just now. */
  readonly isCutOff: boolean;
};

/**
 * How far a render is, as it happens: by server-sent events, and by asking now and then where those do not come
 * through. Older news never replaces newer. `onEnd` is called once, when there is nothing more to come. One that is not
 * followed stays as it was read.
 */
export function useRenderProgress(
  render: RenderResource,
  onEnd: (status: RenderStatus) => void,
  isFollowed = true,
): Followed {
  const [progress, setProgress] = useState<RenderProgress>(render);
  const [lost, setLost] = useState<string>();
  const [isCutOff, setIsCutOff] = useState(false);
  const ended = hasEnded(render);

  useEffect(() => {
    if (ended || !isFollowed) return;
    const stop = new AbortController();
    follow(render.id, stop.signal, {
      onNews: (news) => {
        setProgress((known) => (news.version > known.version ? news : known));
        if (!hasEnded(news)) return;
        stop.abort();
        onEnd(news.status);
      },
      onLost: setLost,
      onReached: (isReached) => setIsCutOff(!isReached),
    });
    return () => stop.abort();
  }, [render.id, ended, isFollowed, onEnd]);

  return { progress: render.version > progress.version ? render : progress, lost, isCutOff };
}

type Listener = {
  onNews: (progress: RenderProgress) => void;
  onLost: (why: string) => void;
  /** Whether the server answers. */
  onReached: (isReached: boolean) => void;
};

function follow(id: string, signal: AbortSignal, listener: Listener): void {
  const source = new EventSource(`/api/renders/${id}/events`);
  let errors = 0;
  signal.addEventListener("abort", () => source.close(), { once: true });
  source.onmessage = ({ data }) => {
    errors = 0;
    listener.onReached(true);
    listener.onNews(renderProgressSchema.parse(JSON.parse(data)));
  };
  source.onerror = () => {
    errors++;
    // Between tries the browser reconnects by itself; CLOSED means that it will not.
    if (source.readyState !== EventSource.CLOSED && errors < STREAM_TRIES) return;
    source.close();
    if (!signal.aborted) void poll(id, signal, listener);
  };
}

async function poll(id: string, signal: AbortSignal, listener: Listener): Promise<void> {
  while (!signal.aborted) {
    try {
      const news = await requestJson(`/api/renders/${id}`, renderSchema, { signal });
      listener.onReached(true);
      listener.onNews(news);
    } catch (error) {
      const { code, userMessage } = toAppError(error);
      listener.onReached(code !== "unavailable");
      if (isUserFault(code)) return listener.onLost(userMessage);
      // Anything else passes: the next answer tells as much as this one would have.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY));
  }
}
