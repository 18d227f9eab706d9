"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { type VideoResource, videoSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";
import type { Player } from "./player.ts";

/** What a video element is given. */
type PlayableSource = {
  readonly address: string;
  /** Player time of the first frame; the file's own when absent. */
  readonly startTime?: number;
};

type Kind = "original" | "preview";
type PlayableVideo = {
  /** Undefined while there is nothing that this browser plays: a still picture stands in. */
  readonly source: PlayableSource | undefined;
  /** An element could not play its source. */
  readonly giveUp: (why: "error" | "no picture") => void;
};

/**
 * The file itself where the browser plays it, else its preview as soon as there is one. An address that fails may only
 * have expired, so each is asked for once more before it is given up.
 */
export function usePlayableSource(video: VideoResource, player: Player): PlayableVideo {
  const [kind, setKind] = useState<Kind>("original");
  const [failed, setFailed] = useState<readonly Kind[]>([]);
  const [fresh, setFresh] = useState<Partial<Record<Kind, string>>>({});
  const renewed = useRef(new Set<Kind>());
  const url = fresh[kind] ?? urlOf(video, kind);
  const isFailed = failed.includes(kind);
  const source = useMemo<PlayableSource | undefined>(() => {
    if (!url || isFailed) return undefined;
    return kind === "original" ? { address: addressOf(url) } : { address: addressOf(url), startTime: 0 };
  }, [url, kind, isFailed]);

  const giveUp = useCallback<PlayableVideo["giveUp"]>(
    (why) => {
      const next = () => {
        setFailed((kinds) => [...kinds, kind]);
        setKind("preview");
        player.fail();
      };
      if (why !== "error" || renewed.current.has(kind)) return next();
      renewed.current.add(kind);
      requestJson(`/api/videos/${video.id}`, videoSchema).then((answer) => {
        const again = urlOf(answer, kind);
        // The same one, signed within the same second, would not be loaded again and so would not fail again.
        if (!again || again === url) next();
        else setFresh((known) => ({ ...known, [kind]: again }));
      }, next);
    },
    [kind, url, video.id, player],
  );
  return { source, giveUp };
}

const urlOf = (video: VideoResource, kind: Kind): string | null => (kind === "original" ? video.url : video.previewUrl);

/** The fragment has iOS show the first frame. */
const addressOf = (url: string): string => `${url}#t=0.001`;
