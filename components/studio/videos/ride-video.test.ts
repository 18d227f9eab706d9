import { expect, test } from "vitest";
import type { VideoResource } from "#lib/contracts/api";
import type { ProjectDocument } from "#lib/contracts/project";
import { METRIC } from "#lib/domain/overlay/display-units";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { createSampler } from "#lib/domain/track/create-sampler";
import { ORIGIN, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import { changedVideos, linedUpBeside, stateOf } from "./ride-video.ts";

const RIDE = createSampler(syntheticTrack([{ t: 0 }, { t: 600 }]));
const at = (second: number, offset = 0) => ({ start: ORIGIN.time + second, offset, rate: 1 });

/** One minute of video; its facts are only what tells when it was recorded. */
function video(id: string, clock: Partial<VideoFacts> | null, status: VideoResource["status"] = "ready") {
  return { id, name: `${id}.mp4`, status, facts: clock && { duration: 60, ...clock } } as VideoResource;
}

function document(videos: ProjectDocument["videos"]): ProjectDocument {
  return {
    ...{ videos, layout: COCKPIT, units: METRIC, rider: {} },
    ...{ privacy: { zones: [] }, logo: null, output: DEFAULT_OUTPUT },
  };
}

test("A video that is a mere guess, or shows nothing of the ride, still has to be lined up", () => {
  const clocked = video("a", { creationTime: ORIGIN.time + 60 });
  expect(stateOf(clocked, at(60), RIDE)).toBe("ready");
  expect(stateOf(clocked, at(60, 700), RIDE)).toBe("notLinedUp");
  expect(stateOf(clocked, null, RIDE)).toBe("notLinedUp");
  const clockless = video("b", {});
  expect(stateOf(clockless, at(0), RIDE)).toBe("notLinedUp");
  expect(stateOf(clockless, at(0, 12), RIDE)).toBe("ready");
  expect(stateOf(video("c", null, "processing"), undefined, RIDE)).toBe("reading");
  expect(stateOf(video("d", null, "failed"), undefined, RIDE)).toBe("failed");
});

test("Beside a video lie the others that are read and lined up", () => {
  const videos = [video("a", {}), video("b", {}), video("c", {}), video("d", null, "processing")];
  const edit = (sync: ReturnType<typeof at> | null) => ({ sync, clip: null });
  const edits = { a: edit(at(0)), b: edit(at(100)), c: edit(null), d: edit(at(1)) };
  expect(linedUpBeside(videos, edits, "a")).toEqual([
    { id: "b", sync: at(100), video: { duration: 60, name: "b.mp4" } },
  ]);
});

test("Two documents differ in the videos of which they say something else", () => {
  const same = { sync: at(0), clip: null };
  const before = document({ a: same, b: { sync: at(1), clip: null } });
  const after = document({ a: same, b: { sync: at(2), clip: null }, c: same });
  expect(changedVideos(before, after)).toEqual(["b", "c"]);
});
