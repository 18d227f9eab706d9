"use client";

import { PencilRuler } from "lucide-react";
import type { ReactNode } from "react";
import { type DisplayUnits, IMPERIAL, METRIC } from "#lib/domain/overlay/display-units";
import { originalOf } from "#lib/domain/overlay/layouts/original-layout";
import { lookText } from "../en/layouts.ts";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/field.tsx";
import { FieldGroup } from "../ui/field-group.tsx";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import type { LayoutEditor } from "./layout-editor/use-layout-editor.tsx";
import { LogoField } from "./logo-field.tsx";
import { formatOffset } from "./moment-text.ts";
import { ThemeFields } from "./theme-fields.tsx";

type LookPanelProps = {
  editor: LayoutEditor;
  /** All layouts to choose from. */
  gallery: ReactNode;
  units: DisplayUnits;
  logo: string | null;
  onUnits: (units: DisplayUnits) => void;
  onLogo: (logo: string | null) => void;
  /** Who rides. */
  rider: ReactNode;
};

const SYSTEMS = { metric: METRIC, imperial: IMPERIAL } as const;
type System = keyof typeof SYSTEMS;

/** Every offset in use somewhere, minutes east of UTC. */
const OFFSETS = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240,
  270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840,
];

/** Which gauges, how they look, in which units, on which clock. */
export function LookPanel({ editor, gallery, units, logo, onUnits, onLogo, rider }: LookPanelProps) {
  const { utcOffsetMinutes } = units;
  const { layout } = editor.source;
  const saved = editor.own.saved.map((one) => one.layout);
  const system: System = units.distance === "mi" ? "imperial" : "metric";
  const offsets = OFFSETS.includes(utcOffsetMinutes) ? OFFSETS : [...OFFSETS, utcOffsetMinutes].sort((a, b) => a - b);
  return (
    <Panel
      title={lookText.title}
      aside={
        <Button size="small" aria-pressed={editor.isOn} onClick={() => editor.turn(!editor.isOn)}>
          <PencilRuler aria-hidden className="size-4" />
          {lookText.edit}
        </Button>
      }
    >
      {gallery}
      <div className="grid gap-x-6 gap-y-4 border-line border-t pt-3 sm:grid-cols-2">
        <FieldGroup title={lookText.colours}>
          <ThemeFields
            theme={layout.theme}
            designed={originalOf(layout, saved)?.theme}
            onTheme={(theme, isNew) => editor.change({ ...layout, theme }, "", isNew)}
          />
        </FieldGroup>
        <FieldGroup title={lookText.unitsAndClock}>
          <Segmented<System>
            label={lookText.units}
            value={system}
            options={[
              { value: "metric", label: lookText.metric },
              { value: "imperial", label: lookText.imperial },
            ]}
            onChange={(name) => onUnits({ ...SYSTEMS[name], utcOffsetMinutes })}
          />
          <SelectField
            label={lookText.clock}
            value={utcOffsetMinutes}
            onChange={(event) => onUnits({ ...units, utcOffsetMinutes: Number(event.target.value) })}
          >
            {offsets.map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? lookText.utc : lookText.utcWith(formatOffset(minutes))}
              </option>
            ))}
          </SelectField>
          <LogoField logo={logo} onLogo={onLogo} />
        </FieldGroup>
        <div className="sm:col-span-2">{rider}</div>
      </div>
    </Panel>
  );
}
