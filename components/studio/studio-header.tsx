"use client";

import { Redo2, Undo2 } from "lucide-react";
import { headerText } from "../en/studio.ts";
import { Button } from "../ui/button.tsx";
import { GoToRender } from "./go-to-render.tsx";
import { SaveStatus } from "./save-status.tsx";
import { ShortcutHelp } from "./shortcut-help.tsx";
import { TitleField } from "./title-field.tsx";
import type { ProjectEditor } from "./use-project-document.tsx";
import type { ShortcutGroup } from "./use-shortcuts.tsx";

export function StudioHeader({ editor, shortcuts }: { editor: ProjectEditor; shortcuts: readonly ShortcutGroup[] }) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
      <TitleField
        title={editor.title}
        isInPicture={editor.document.layout.gauges.some(({ gauge }) => gauge === "title")}
        onRename={editor.rename}
      />
      <SaveStatus state={editor.saveState} />
      <div className="ml-auto flex items-center">
        <Button
          variant="quiet"
          size="icon"
          aria-label={headerText.undo}
          title={headerText.undoKey}
          disabled={!editor.canUndo}
          onClick={editor.undo}
        >
          <Undo2 aria-hidden className="size-5" />
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label={headerText.redo}
          title={headerText.redoKey}
          disabled={!editor.canRedo}
          onClick={editor.redo}
        >
          <Redo2 aria-hidden className="size-5" />
        </Button>
        <span className="hidden sm:block">
          <ShortcutHelp shortcuts={shortcuts} />
        </span>
        <span className="ml-2">
          <GoToRender />
        </span>
      </div>
    </div>
  );
}
