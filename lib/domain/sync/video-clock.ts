import type { VideoFacts } from "#lib/domain/render/video-facts";

/** What is known of when a video was recorded: its facts, and the name of its file. */
export type VideoClock = Pick<VideoFacts, "duration" | "creationTime" | "zonedCreationTime" | "gpsClock"> & {
  readonly name?: string | undefined;
};
