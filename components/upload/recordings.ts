import { findRecordings } from "#lib/domain/chapters";
import type { UploadItem, UploadsState } from "./upload-store.ts";

/** Videos that become one, or one that stays as it is. */
export type RecordingItems = {
  readonly items: readonly UploadItem[];
  /** Chapters that must lie before these and were not chosen. */
  readonly missing: readonly number[];
  /** Looks like one recording, but is to stay in several videos. */
  readonly apart: boolean;
};

/** The recordings among what was chosen, without files that will not be sent. */
export function recordingsOf({ items, apart }: Pick<UploadsState, "items" | "apart">): RecordingItems[] {
  const videos = items.filter(({ kind, state }) => kind === "video" && state.phase !== "refused");
  return findRecordings(videos.map((item) => ({ name: item.file.name, item }))).flatMap(
    ({ files, missing }): RecordingItems[] => {
      const members = files.map(({ item }) => item);
      if (!members.some(({ key }) => apart.has(key))) return [{ items: members, missing, apart: false }];
      return members.map((item) => ({ items: [item], missing: [], apart: true }));
    },
  );
}
