"use client";

import type { Clip } from "#lib/contracts/project";
import { type Sync, shiftSync } from "#lib/domain/sync/sync";
import { type ClipActions, withIn, withOut } from "./clip-actions.ts";
import type { Player } from "./player.ts";
import type { StudioActions } from "./studio-shortcuts.ts";
import type { ProjectEditor } from "./use-project-document.tsx";
import type { VideoEditor } from "./use-video-edit.tsx";

type Given = { editor: ProjectEditor; edit: VideoEditor; player: Player; sync: Sync; clip: Clip };

/** What buttons and keys do alike; each is one step that can be undone. */
export function useStudioActions({
  editor,
  edit: { editSync, editClip, proposeSync },
  player,
  sync,
  clip,
}: Given): StudioActions & ClipActions & { setSync: (sync: Sync) => void } {
  const moveIn = (time: number) => editClip(withIn(clip, time, player));
  const moveOut = (time: number) => editClip(withOut(clip, time, player));
  return {
    moveIn,
    moveOut,
    setIn: () => moveIn(player.state().time),
    // The end is exclusive: the frame on the screen is the last one of the clip.
    setOut: () => moveOut(player.state().time + player.frame),
    moveClip: editClip,
    wholeVideo: () => editClip({ in: 0, out: player.duration }),
    nudge: (seconds, isStep = true) => (isStep ? editSync : proposeSync)(shiftSync(sync, seconds)),
    setSync: editSync,
    undo: editor.undo,
    redo: editor.redo,
  };
}
