"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import { DropdownMenu, RadioGroup } from "radix-ui";
import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import type { SavedLayout } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import type { Layout } from "#lib/domain/overlay/layout";
import { freeName } from "#lib/domain/overlay/layouts/layout-name";
import { LAYOUT_TEXTS, LAYOUTS, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { layoutTitle, sameArrangement } from "#lib/domain/overlay/layouts/original-layout";
import { switchLayout } from "#lib/domain/overlay/layouts/switch-layout";
import { shapeOf } from "#lib/domain/overlay/picture-shape";
import { lookText, ownLayoutText } from "../../en/layouts.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAction } from "../../use-action.tsx";
import { NameDialog } from "./name-dialog.tsx";
import type { LayoutEditor } from "./use-layout-editor.tsx";
import { type ThumbnailSource, useThumbnails } from "./use-thumbnails.tsx";

type LayoutGalleryProps = {
  editor: LayoutEditor;
  source: ThumbnailSource;
  /** A still picture of the video under the gauges, placed as the render places it. */
  poster: { readonly url: string | null; readonly style: CSSProperties };
};
type Card = {
  readonly key: string;
  readonly name: string;
  readonly about?: string | undefined;
  readonly layout: Layout;
  readonly saved?: SavedLayout | undefined;
};

const MIN_WIDTH = { wide: "9.5rem", square: "7rem", tall: "5.75rem" } as const;

/** All layouts as they would look over the person's own ride: ours, the person's, and the one that was edited. */
export function LayoutGallery({ editor, source, poster }: LayoutGalleryProps) {
  const list = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(list);
  const { layout } = editor.source;
  const { saved } = editor.own;
  const cards = useMemo(() => cardsOf(layout, saved), [layout, saved]);
  const pictures = useThumbnails(cards, editor.picture, source, isSeen);
  const chosen = chosenCard(cards, layout);
  const { width, height } = editor.picture;

  function choose(key: string) {
    const card = cards.find((one) => one.key === key);
    if (!card) return;
    editor.change(card.saved ? card.layout : switchLayout(layout, card.layout.name));
    editor.select(undefined);
  }

  return (
    <div ref={list} className="flex flex-col gap-3">
      <RadioGroup.Root
        aria-label={lookText.layout}
        value={chosen?.key ?? ""}
        onValueChange={choose}
        loop
        className="grid gap-2"
        style={{ gridTemplateColumns: `repeat(auto-fill, minmax(${MIN_WIDTH[shapeOf(editor.picture)]}, 1fr))` }}
      >
        {cards.map((card) => (
          <div key={card.key} className="relative min-w-0">
            <RadioGroup.Item
              value={card.key}
              aria-label={card.name}
              title={card.about}
              className="group flex w-full flex-col overflow-hidden rounded-lg border border-line bg-page text-left text-muted transition-colors hover:border-muted data-[state=checked]:border-accent data-[state=checked]:text-text data-[state=checked]:ring-1 data-[state=checked]:ring-accent"
            >
              <span
                className="relative block w-full overflow-hidden bg-linear-to-b from-[#5d7182] to-[#2b352c]"
                style={{ aspectRatio: `${width} / ${height}` }}
              >
                {poster.url && (
                  // A signed, expiring address of a file of unknown size: nothing for an image optimiser.
                  // biome-ignore lint/performance/noImgElement: see above
                  <img
                    src={poster.url}
                    alt=""
                    loading="lazy"
                    className="absolute inset-0 size-full brightness-90"
                    style={poster.style}
                  />
                )}
                <Thumbnail picture={pictures.get(card.key)} />
              </span>
              <span className={clsx("block min-h-8 truncate px-2 py-1.5 text-sm", card.saved && "pr-10")}>
                {card.name}
              </span>
            </RadioGroup.Item>
            {card.saved && <OwnActions saved={card.saved} editor={editor} />}
          </div>
        ))}
      </RadioGroup.Root>
      {chosen?.about && <p className="text-muted text-sm">{chosen.about}</p>}
      {editor.own.problem && <Notice tone="error">{editor.own.problem}</Notice>}
      <Deleted editor={editor} />
    </div>
  );
}

/** Ours, the person's own, and the present one where it is none of these any more. */
function cardsOf(layout: Layout, saved: readonly SavedLayout[]): Card[] {
  const ours = OFFERED_LAYOUTS.map(
    (name): Card => ({
      ...{ key: name, name: LAYOUT_TEXTS[name].label, about: LAYOUT_TEXTS[name].about },
      layout: layout.name === name ? { ...LAYOUTS[name], theme: layout.theme } : LAYOUTS[name],
    }),
  );
  const own = saved.map((one): Card => ({ key: one.id, name: one.layout.name, layout: one.layout, saved: one }));
  const cards = [...ours, ...own];
  if (chosenCard(cards, layout)) return cards;
  const title = layoutTitle(layout);
  const isKnown = cards.some(({ name }) => name === title);
  return [{ key: "edited", name: isKnown ? `${title} (${lookText.edited})` : title, layout }, ...cards];
}

function chosenCard(cards: readonly Card[], layout: Layout): Card | undefined {
  return (
    cards.find(({ key }) => key === "edited") ??
    cards.find((card) => card.layout.name === layout.name && sameArrangement(card.layout, layout))
  );
}

function Thumbnail({ picture }: { picture: ImageBitmap | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !picture) return;
    context.canvas.width = picture.width;
    context.canvas.height = picture.height;
    context.drawImage(picture, 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-testid="layout-thumbnail"
      data-drawn={picture ? "" : undefined}
      className="absolute inset-0 size-full"
    />
  );
}

/** Rename, duplicate, delete; a deleted one can be had back. */
function OwnActions({ saved, editor }: { saved: SavedLayout; editor: LayoutEditor }) {
  const [asked, setAsked] = useState<string>();
  const { own, source } = editor;
  const { layout } = saved;
  const isChosen = source.layout.name === layout.name;

  async function duplicate() {
    try {
      const names = own.saved.map((one) => one.layout.name);
      await own.create({ ...layout, name: freeName(layout.name, names) });
    } catch (error) {
      own.report(toAppError(error).userMessage);
    }
  }

  async function remove() {
    try {
      await own.remove(saved);
    } catch (error) {
      own.report(toAppError(error).userMessage);
    }
  }

  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <Button
            variant="quiet"
            className="absolute right-0 bottom-0 size-9! min-h-0! px-0! pointer-coarse:size-11!"
            aria-label={ownLayoutText.actions(layout.name)}
          >
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            className="z-50 min-w-40 rounded-lg border border-line bg-surface p-1 text-sm shadow-lg"
          >
            <Item onSelect={() => setAsked(layout.name)}>{ownLayoutText.rename}</Item>
            <Item onSelect={() => void duplicate()}>{ownLayoutText.duplicate}</Item>
            <Item onSelect={() => void remove()}>{ownLayoutText.delete}</Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <NameDialog
        title={ownLayoutText.renameTitle(layout.name)}
        name={asked}
        onClose={() => setAsked(undefined)}
        onName={async (name) => {
          await own.replace(saved.id, { ...layout, name });
          if (isChosen) editor.change({ ...source.layout, name }, "", false);
        }}
      />
    </>
  );
}

function Item({ onSelect, children }: { onSelect: () => void; children: string }) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className="flex min-h-10 cursor-pointer items-center rounded-md px-3 outline-none data-highlighted:bg-raised"
    >
      {children}
    </DropdownMenu.Item>
  );
}

function Deleted({ editor }: { editor: LayoutEditor }) {
  const { deleted, create, forget } = editor.own;
  const { busy, problem, run } = useAction();
  if (!deleted) return null;
  return (
    <Notice tone={problem ? "error" : "info"}>
      <span className="flex flex-wrap items-center gap-2">
        {ownLayoutText.deleted(deleted.name)}
        <Button
          size="small"
          disabled={busy}
          onClick={() =>
            void run(async () => {
              await create(deleted);
              // Not before it is back: its name may have been given to another one meanwhile.
              forget();
            })
          }
        >
          {ownLayoutText.undo}
        </Button>
        {problem}
      </span>
    </Notice>
  );
}

/** True once the element has come near the screen. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: "200px" },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}
