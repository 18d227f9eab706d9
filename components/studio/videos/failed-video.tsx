import type { VideoResource } from "#lib/contracts/api";
import { studioText } from "../../en/studio.ts";
import { videosText as text } from "../../en/videos.ts";
import { Notice } from "../../ui/notice.tsx";

/** Why one of several videos cannot be used. */
export function FailedVideo({ video: { name, problem, url } }: { video: VideoResource }) {
  return (
    <Notice tone="error">
      <p>
        {name}: {problem ?? studioText.unreadableVideo}
      </p>
      {/* Only one whose chapters could not be joined has no file. */}
      <p>
        {url === null && `${text.chaptersApart} `}
        {text.mayRemove}
      </p>
    </Notice>
  );
}
