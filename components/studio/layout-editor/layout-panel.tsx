"use client";

import { Download, RotateCcw, Save, Trash2, Upload } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { AppError, toAppError } from "#lib/domain/errors";
import { removePanel } from "#lib/domain/overlay/edit-layout";
import type { Layout } from "#lib/domain/overlay/layout";
import { layoutFile, readLayoutFile } from "#lib/domain/overlay/layouts/layout-file";
import { freeName } from "#lib/domain/overlay/layouts/layout-name";
import { layoutTitle, originalOf, sameArrangement, withArrangement } from "#lib/domain/overlay/layouts/original-layout";
import { shapeOf } from "#lib/domain/overlay/picture-shape";
import { editorText } from "../../en/layouts.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ChosenGauge } from "./chosen-gauge.tsx";
import { GaugeList } from "./gauge-list.tsx";
import { NameDialog } from "./name-dialog.tsx";
import type { LayoutEditor } from "./use-layout-editor.tsx";

/** Far more than any layout. */
const MOST_BYTES = 200_000;

/** What can be done to the layout that is edited: the chosen gauge by numbers, all gauges, and keeping it. */
export function LayoutPanel({ editor }: { editor: LayoutEditor }) {
  const { chosen, selected, picture, source } = editor;
  const shape = shapeOf(picture);
  const place = useRef<HTMLDivElement>(null);
  // The way into the editor is further down the page; on a phone the picture stays above.
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would call as the effect's cleanup.
    place.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <div ref={place} className="max-lg:-order-1 min-w-0 scroll-mt-4 max-lg:scroll-mt-[calc(var(--stage-height)+9rem)]">
      <Panel
        title={editorText.title}
        aside={
          <Button size="small" variant="primary" onClick={() => editor.turn(false)}>
            {editorText.done}
          </Button>
        }
      >
        <p role="status" className="text-muted text-sm empty:-mb-3">
          {editor.message || (chosen || selected ? "" : editorText.nothingChosen)}
        </p>
        {shape !== "wide" && (
          <Notice tone="info">{shape === "tall" ? editorText.forTall : editorText.forSquare}</Notice>
        )}
        {chosen && <ChosenGauge editor={editor} chosen={chosen} />}
        {selected && "panel" in selected && (
          <Button
            size="small"
            onClick={() => {
              editor.change(removePanel(source.layout, selected.panel));
              editor.select(undefined);
            }}
          >
            <Trash2 aria-hidden className="size-4" />
            {editorText.removePanel}
          </Button>
        )}
        <GaugeList editor={editor} />
        <KeepLayout editor={editor} />
      </Panel>
    </div>
  );
}

/** Saved as one's own, to a file and from one, and back to what it was. */
function KeepLayout({ editor }: { editor: LayoutEditor }) {
  const { own, source } = editor;
  const { layout } = source;
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const names = own.saved.map((one) => one.layout.name);
  const saved = own.saved.find((one) => one.layout.name === layout.name);
  const original = originalOf(
    layout,
    own.saved.map((one) => one.layout),
  );
  const isChanged = original !== undefined && !sameArrangement(layout, original);

  async function saveOver(id: string) {
    try {
      await own.replace(id, layout);
      editor.say(editorText.saved(layout.name));
      setProblem(undefined);
    } catch (error) {
      setProblem(toAppError(error).userMessage);
    }
  }

  async function read(file: File) {
    try {
      editor.change(await layoutIn(file), editorText.imported(file.name));
      editor.select(undefined);
      setProblem(undefined);
    } catch (error) {
      setProblem(toAppError(error).userMessage);
    }
  }

  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3">
      <div className="flex flex-wrap gap-2">
        {saved && (
          <Button size="small" onClick={() => void saveOver(saved.id)}>
            <Save aria-hidden className="size-4" />
            <span className="max-w-40 truncate">{editorText.saveOver(layout.name)}</span>
          </Button>
        )}
        <Button size="small" onClick={() => setAsked(freeName(layoutTitle(layout), names))}>
          <Save aria-hidden className="size-4" />
          {editorText.saveAs}
        </Button>
        <Button size="small" onClick={() => download(layout)}>
          <Download aria-hidden className="size-4" />
          {editorText.export}
        </Button>
        <label
          className={buttonClass(
            { size: "small" },
            "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent-text",
          )}
        >
          <Upload aria-hidden className="size-4" />
          {editorText.import}
          <input
            type="file"
            accept=".json,application/json"
            className="sr-only"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              // The same file chosen again must be a change again.
              event.target.value = "";
              if (file) void read(file);
            }}
          />
        </label>
        <Button
          size="small"
          variant="quiet"
          disabled={!isChanged}
          onClick={() => {
            if (original) editor.change(withArrangement(layout, original), editorText.wasReset);
            editor.select(undefined);
          }}
        >
          <RotateCcw aria-hidden className="size-4" />
          {editorText.reset}
        </Button>
      </div>
      {problem && <Notice tone="error">{problem}</Notice>}
      <NameDialog
        title={editorText.saveAsTitle}
        name={asked}
        onClose={() => setAsked(undefined)}
        onName={async (name) => {
          const made = await own.create({ ...layout, name });
          editor.change(made.layout, editorText.saved(name));
        }}
      />
    </div>
  );
}

async function layoutIn(file: File): Promise<Layout> {
  if (file.size > MOST_BYTES) {
    throw new AppError("too_large", `${file.size} bytes`, { userMessage: editorText.tooLarge(file.name) });
  }
  return readLayoutFile(await file.text(), file.name);
}

function download(layout: Layout) {
  const { name, text } = layoutFile(layout);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
