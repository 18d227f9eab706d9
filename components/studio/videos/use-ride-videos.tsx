"use client";

import { useSearchParams } from "next/navigation";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type ProjectResource, projectSchema, type VideoResource, videoSchema } from "#lib/contracts/api";
import { requestJson } from "../../request-json.ts";
import type { ProjectEditor } from "../use-project-document.tsx";
import { isRead } from "./ride-video.ts";
import { useRenewedAddresses } from "./use-renewed-addresses.tsx";

export type RideVideos = {
  /** In the order in which they were added; never empty. */
  readonly videos: readonly VideoResource[];
  /** The one on the stage; named in the page's address. */
  readonly current: VideoResource;
  /** The one that was removed last in this visit, until it is brought back or dismissed. */
  readonly removed: VideoResource | undefined;
  choose(id: string): void;
  /** The one that was just chosen keeps the focus, though the studio around it is another's now. */
  readonly takesFocus: RefObject<boolean>;
  /** Adds an uploaded video. With `replaces`, in that one's place, on the stage too. Throws AppError. */
  add(videoId: string, replaces?: string): Promise<void>;
  /** Throws AppError. */
  remove(id: string): Promise<void>;
  /** Throws AppError. */
  bringBack(): Promise<void>;
  dismiss(): void;
};

const LOOK_EVERY = 1000;

/** The project's videos, which of them is on the stage, and how they become more or fewer. */
export function useRideVideos(project: ProjectResource, { change, adopt, saveState }: ProjectEditor): RideVideos {
  const [videos, setVideos] = useState<readonly VideoResource[]>(project.videos);
  const [removed, setRemoved] = useState<VideoResource>();
  const wanted = useSearchParams().get("video");
  const current = videos.find(({ id }) => id === wanted) ?? videos.find(isRead) ?? videos[0]!;
  const takesFocus = useRef(false);
  const path = `/api/projects/${project.id}`;

  const store = useCallback(
    (work: (version: number) => Promise<ProjectResource>) =>
      change(async (version) => {
        const answer = await work(version);
        setVideos((known) => withKnown(known, answer.videos));
        return answer;
      }),
    [change],
  );
  const refresh = useCallback(
    async (signal: AbortSignal) => {
      const answer = await requestJson(path, projectSchema, { signal });
      if (signal.aborted) return;
      adopt(answer);
      setVideos((known) => withKnown(known, answer.videos));
    },
    [path, adopt],
  );
  useWhenRead(videos, refresh);
  useRenewedAddresses(async (signal) => {
    const answer = await requestJson(path, projectSchema, { signal });
    setVideos((known) => withAddresses(known, answer.videos));
  });
  useAfterConflict(saveState.name === "conflict", refresh);

  const add = async (videoId: string, replaces?: string) => {
    await store((version) =>
      requestJson(`${path}/videos`, projectSchema, { method: "POST", body: { videoId, replaces, version } }),
    );
    if (replaces === current.id) choose(videoId);
  };
  return {
    videos,
    current,
    removed,
    choose,
    takesFocus,
    add,
    async remove(id) {
      const gone = videos.find((video) => video.id === id);
      await store((version) =>
        requestJson(`${path}/videos/${id}?version=${version}`, projectSchema, { method: "DELETE" }),
      );
      setRemoved(gone);
    },
    async bringBack() {
      if (!removed) return;
      await add(removed.id);
      choose(removed.id);
      setRemoved(undefined);
    },
    dismiss: () => setRemoved(undefined),
  };
}

/** The router learns of it, the server is not asked: nothing on the page comes from it anew. */
function choose(id: string): void {
  const address = new URL(location.href);
  address.searchParams.set("video", id);
  history.replaceState(null, "", address);
}

/** An address that is in use stays, though every answer brings it newly signed. */
function withKnown(known: readonly VideoResource[], latest: readonly VideoResource[]): readonly VideoResource[] {
  return latest.map((video) => known.find(({ id, status }) => id === video.id && status === video.status) ?? video);
}

/** What is known of the videos already, under the addresses that hold longest. */
function withAddresses(known: readonly VideoResource[], latest: readonly VideoResource[]): readonly VideoResource[] {
  return known.map((video) => {
    const fresh = latest.find(({ id }) => id === video.id);
    return fresh && fresh.status === video.status ? { ...fresh, facts: video.facts } : video;
  });
}

/** Where another window saved, it may also have added or removed videos. */
function useAfterConflict(conflict: boolean, onOver: (signal: AbortSignal) => Promise<void>): void {
  const wasConflict = useRef(false);
  useEffect(() => {
    const over = wasConflict.current && !conflict;
    wasConflict.current = conflict;
    if (!over) return;
    const stop = new AbortController();
    void onOver(stop.signal).catch(() => undefined);
    return () => stop.abort();
  }, [conflict, onOver]);
}

/** While videos are being read: looks now and then, and tells when one of them has been. */
function useWhenRead(videos: readonly VideoResource[], onRead: (signal: AbortSignal) => Promise<void>): void {
  const awaited = videos
    .filter(({ status }) => status === "processing")
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    if (!awaited) return;
    const stop = new AbortController();
    const look = async () => {
      for (const id of awaited.split(",")) {
        const video = await requestJson(`/api/videos/${id}`, videoSchema, { signal: stop.signal });
        if (video.status !== "processing") return onRead(stop.signal);
      }
    };
    // No answer now is no news: the next look may bring some.
    const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [awaited, onRead]);
}
