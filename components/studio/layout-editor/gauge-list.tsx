"use client";

import { Crosshair } from "lucide-react";
import { Switch } from "radix-ui";
import { useId } from "react";
import { hideGauge } from "#lib/domain/overlay/edit-layout";
import type { GaugeName } from "#lib/domain/overlay/layout";
import { boxInShape, shapeOf } from "#lib/domain/overlay/picture-shape";
import { MOST_GAUGES, showGauge } from "#lib/domain/overlay/switch-gauge";
import { editorText, gaugeNames, gaugeTopics } from "../../en/layouts.ts";
import { missingReason } from "./missing-reason.ts";
import { type LayoutEditor, layoutBoxOf } from "./use-layout-editor.tsx";

/** Every gauge there is, by what it is about, each with its switch and what it lacks; on a phone small ones are chosen here. */
export function GaugeList({ editor }: { editor: LayoutEditor }) {
  return (
    <section aria-label={editorText.list} className="flex max-h-96 flex-col gap-3 overflow-y-auto pr-1">
      {gaugeTopics.map(({ title, gauges }) => (
        <div key={title}>
          <h3 className="mb-1 text-muted text-sm">{title}</h3>
          <ul>
            {gauges.map((name) => (
              <GaugeRow key={name} name={name} editor={editor} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function GaugeRow({ name, editor }: { name: GaugeName; editor: LayoutEditor }) {
  const id = useId();
  const { layout, sampler, units, rider = {}, title = "", logo } = editor.source;
  const reason = missingReason(name, { sampler, units, theme: layout.theme, rider, title, logo });
  const shown = editor.placed.gauges.find(({ placement }) => placement.gauge === name)?.placement;
  /** On, but this ride has nothing for it. */
  const waiting = layout.gauges.find((one) => {
    const own = one.gauge === name ? boxInShape(one, shapeOf(editor.picture)) : undefined;
    return own && !own.hidden && !own.insteadOf && !own.unless;
  });
  const isOn = shown !== undefined || (reason !== undefined && waiting !== undefined);

  function toggle(on: boolean) {
    const label = gaugeNames[name];
    if (!on) {
      const known = shown ?? waiting;
      if (known) editor.change(hideGauge(layout, known, editor.picture), editorText.hidden(label));
      return;
    }
    if (layout.gauges.length >= MOST_GAUGES) return editor.say(editorText.most);
    const boxes = editor.placed.gauges.map(({ placement }) => layoutBoxOf(placement, editor.picture));
    const added = showGauge(layout, name, boxes, editor.picture);
    editor.change(added.layout, editorText.shown(label));
    editor.select({ gauge: added.id });
  }

  return (
    <li className="flex min-h-10 items-center gap-3">
      <Switch.Root
        id={id}
        checked={isOn}
        aria-describedby={reason ? `${id}-reason` : undefined}
        onCheckedChange={toggle}
        className="relative h-6 w-10 shrink-0 rounded-full border border-line bg-page transition-colors after:absolute after:-inset-2 after:content-[''] data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-4 translate-x-1 rounded-full bg-muted transition-transform data-[state=checked]:translate-x-[1.15rem] data-[state=checked]:bg-on-accent" />
      </Switch.Root>
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer py-1.5 text-sm">
        {gaugeNames[name]}
        {reason && (
          <span id={`${id}-reason`} className="block text-muted text-xs">
            {reason}
          </span>
        )}
      </label>
      {shown && (
        <button
          type="button"
          aria-label={editorText.choose(gaugeNames[name])}
          aria-pressed={editor.chosen?.placement.id === shown.id}
          onClick={() => editor.select({ gauge: shown.id })}
          className="flex size-10 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-raised aria-pressed:text-accent-text"
        >
          <Crosshair aria-hidden className="size-4" />
        </button>
      )}
    </li>
  );
}
