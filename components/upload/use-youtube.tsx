"use client";

import { useCallback, useRef, useState } from "react";
import { type VideoResource, videoSchema } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import { parseYoutubeUrl } from "#lib/domain/youtube/parse-youtube-url";
import { requestJson } from "../request-json.ts";
import type { YoutubeProblem } from "../studio/youtube/open-youtube.ts";
import { unreachable } from "../unreachable.ts";
import { readYoutube } from "./read-youtube.ts";

type YoutubeState =
  | { readonly phase: "empty" }
  /** Its player is opened, to learn how long it is. */
  | { readonly phase: "opening"; readonly videoId: string }
  | { readonly phase: "refused"; readonly message: string }
  | { readonly phase: "done"; readonly videoId: string; readonly video: VideoResource };

export type YoutubeControl = {
  readonly text: string;
  readonly state: YoutubeState;
  /** What is typed or pasted; a whole address is opened at once. */
  readonly type: (text: string) => void;
  readonly clear: () => void;
  /** Puts the player of the video that is opened into a place; the returned function takes it away. */
  readonly show: (place: HTMLElement, videoId: string, title: string) => () => void;
};

/** A video by its address at YouTube: opened in its player, which tells its length and name, and then recorded. */
export function useYoutube(): YoutubeControl {
  const [text, setText] = useState("");
  const [state, setState] = useState<YoutubeState>({ phase: "empty" });
  const latest = useRef("");

  const type = useCallback((next: string) => {
    setText(next);
    latest.current = next;
    const address = parseYoutubeUrl(next);
    setState(address ? { phase: "opening", videoId: address.id } : { phase: "empty" });
  }, []);

  const show = useCallback((place: HTMLElement, videoId: string, title: string) => {
    const stop = new AbortController();
    const { signal } = stop;
    const url = latest.current;
    let close: (() => void) | undefined;
    const refuse = (message: string) => {
      if (!signal.aborted) setState({ phase: "refused", message });
    };
    async function record(player: YT.Player) {
      try {
        const { duration, name } = await readYoutube(player, signal);
        const body = { url, duration, ...(name.trim() && { name: name.trim().slice(0, 255) }) };
        const video = await requestJson("/api/videos", videoSchema, { method: "POST", body, signal });
        if (!signal.aborted) setState({ phase: "done", videoId, video });
      } catch (error) {
        refuse(toAppError(error).userMessage);
      }
    }
    const onProblem = ({ message }: YoutubeProblem) => refuse(message);
    // Nobody who only uploads files loads this.
    import("../studio/youtube/open-youtube.ts").then(
      ({ openYoutube }) => {
        if (signal.aborted) return;
        const onReady = (player: YT.Player) => {
          void record(player);
          return { onState: () => undefined, onRate: () => undefined, onBlocked: () => undefined };
        };
        close = openYoutube(place, { videoId, title }, onReady, onProblem);
      },
      (error: unknown) => refuse(unreachable(error).userMessage),
    );
    return () => {
      stop.abort();
      close?.();
    };
  }, []);

  return { text, state, type, clear: () => type(""), show };
}
