"use client";

import { type CSSProperties, useCallback, useState } from "react";
import type { Framing, Size } from "#lib/domain/render/framing";
import { playerText } from "../../en/player.ts";
import { Button } from "../../ui/button.tsx";
import type { Player } from "../player.ts";
import { openYoutube, type YoutubeProblem } from "./open-youtube.ts";
import { youtubeScreen } from "./youtube-screen.ts";

type YoutubePictureProps = {
  videoId: string;
  name: string;
  framing: Framing;
  facts: Size;
  player: Player;
};

/** YouTube's own player under the gauges, with the studio's controls. Its own branding can be pressed, its keys cannot. */
export function YoutubePicture({ videoId, name, framing, facts, player }: YoutubePictureProps) {
  const [status, setStatus] = useState<"loading" | "ready" | "blocked" | YoutubeProblem>("loading");
  const [attempt, setAttempt] = useState(0);
  const text = playerText.youtube;

  const attach = useCallback(
    (place: HTMLDivElement) => {
      let detach: (() => void) | undefined;
      const title = playerText.video(name);
      const close = openYoutube(
        place,
        { videoId, title },
        (opened) => {
          const screen = youtubeScreen(opened, player.frame);
          detach = player.attach(screen);
          setStatus("ready");
          return {
            onState: (state) => {
              if (state > 0) setStatus("ready");
              screen.changed(state);
            },
            onRate: screen.rateChanged,
            onBlocked: () => setStatus("blocked"),
          };
        },
        (problem) => {
          setStatus(problem);
          player.fail();
        },
      );
      return () => {
        detach?.();
        close();
      };
    },
    [videoId, name, player],
  );

  const again = () => {
    setStatus("loading");
    setAttempt(attempt + 1);
  };
  return (
    <>
      {/* Another attempt is another place. */}
      <div key={attempt} ref={attach} className="absolute [&>iframe]:size-full" style={wholePicture(framing, facts)} />
      {status !== "ready" && (
        <div
          role={typeof status === "object" ? "alert" : "status"}
          className={`absolute inset-x-0 top-0 z-10 flex flex-wrap items-center gap-3 bg-black/80 px-4 py-3 text-sm text-white ${status === "blocked" ? "pointer-events-none" : ""}`}
        >
          {status === "loading" ? text.loading : status === "blocked" ? text.blocked : status.message}
          {typeof status === "object" && status.mayPass && (
            <Button size="small" onClick={again}>
              {text.retry}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** The whole picture, so large and so placed that the part that the render shows fills the box. */
function wholePicture({ crop }: Framing, source: Size): CSSProperties {
  const percent = (part: number, of: number) => `${(100 * part) / of}%`;
  return {
    left: percent(-crop.x, crop.width),
    top: percent(-crop.y, crop.height),
    width: percent(source.width, crop.width),
    height: percent(source.height, crop.height),
  };
}
