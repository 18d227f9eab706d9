"use client";

import { type DisplayUnits, IMPERIAL, METRIC } from "#lib/domain/overlay/display-units";
import type { Layout } from "#lib/domain/overlay/layout";
import { LAYOUT_TEXTS, OFFERED_LAYOUTS, type OfferedLayout } from "#lib/domain/overlay/layouts/layouts";
import { switchLayout } from "#lib/domain/overlay/layouts/switch-layout";
import { SelectField } from "../ui/field.tsx";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { LogoField } from "./logo-field.tsx";
import { formatOffset } from "./moment-text.ts";
import { ThemeFields } from "./theme-fields.tsx";

type LookPanelProps = {
  layout: Layout;
  units: DisplayUnits;
  logo: string | null;
  /** `isNew` is false while one step goes on. */
  onLayout: (layout: Layout, isNew: boolean) => void;
  onUnits: (units: DisplayUnits) => void;
  onLogo: (logo: string | null) => void;
};

const OFFERED = OFFERED_LAYOUTS.map((value) => ({ value, label: LAYOUT_TEXTS[value].label }));
const SYSTEMS = { metric: METRIC, imperial: IMPERIAL } as const;
type System = keyof typeof SYSTEMS;

/** Every offset in use somewhere, minutes east of UTC. */
const OFFSETS = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240,
  270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840,
];

/** Which gauges, in which units, on which clock. */
export function LookPanel({ layout, units, logo, onLayout, onUnits, onLogo }: LookPanelProps) {
  const { utcOffsetMinutes } = units;
  const chosen = OFFERED_LAYOUTS.find((name) => name === layout.name);
  const system: System = units.distance === "mi" ? "imperial" : "metric";
  const offsets = OFFSETS.includes(utcOffsetMinutes) ? OFFSETS : [...OFFSETS, utcOffsetMinutes].sort((a, b) => a - b);
  return (
    <Panel title="Gauges">
      <Segmented<OfferedLayout>
        label="Layout"
        value={chosen}
        options={OFFERED}
        onChange={(name) => onLayout(switchLayout(layout, name), true)}
      />
      {chosen && <p className="text-muted text-sm">{LAYOUT_TEXTS[chosen].about}</p>}
      <ThemeFields theme={layout.theme} onTheme={(theme, isNew) => onLayout({ ...layout, theme }, isNew)} />
      <Segmented<System>
        label="Units"
        value={system}
        options={[
          { value: "metric", label: "Metric" },
          { value: "imperial", label: "Imperial" },
        ]}
        onChange={(name) => onUnits({ ...SYSTEMS[name], utcOffsetMinutes })}
      />
      <SelectField
        label="Clock"
        value={utcOffsetMinutes}
        onChange={(event) => onUnits({ ...units, utcOffsetMinutes: Number(event.target.value) })}
      >
        {offsets.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes === 0 ? "UTC" : `UTC ${formatOffset(minutes)}`}
          </option>
        ))}
      </SelectField>
      <LogoField logo={logo} onLogo={onLogo} />
    </Panel>
  );
}
