"use client";

import { RotateCcw } from "lucide-react";
import { useId, useRef } from "react";
import type { Theme } from "#lib/domain/overlay/theme";
import { THEMES } from "#lib/domain/overlay/themes";
import { themeText } from "../en/layouts.ts";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/field.tsx";

type ThemeFieldsProps = {
  theme: Theme;
  /** What the layout came with, where that is known. */
  designed: Theme | undefined;
  /** `isNew` is false while one colour is being looked for: all of it is one step. */
  onTheme: (theme: Theme, isNew: boolean) => void;
};

type ThemeName = keyof typeof THEMES;

const NAMES = Object.keys(THEMES) as ThemeName[];

const { percent } = themeText;
const shadowText = (value: number) => themeText.shadows[value] ?? percent(value);

/** Colours, text size, opacity and shadow of the gauges. */
export function ThemeFields({ theme, designed, onTheme }: ThemeFieldsProps) {
  const named = NAMES.find((name) => sameColors(THEMES[name], theme));
  const set = (change: Partial<Theme>) => onTheme({ ...theme, ...change }, true);
  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectField
        label={themeText.colours}
        value={named ?? ""}
        onChange={(event) => set(colorsOf(THEMES[event.target.value as ThemeName]))}
      >
        {!named && <option value="">{themeText.yourOwn}</option>}
        {NAMES.map((name) => (
          <option key={name} value={name}>
            {themeText.names[name]}
          </option>
        ))}
      </SelectField>
      <AccentField accent={theme.accent} onAccent={(accent, isNew) => onTheme({ ...theme, accent }, isNew)} />
      <NumberSelect
        {...{ label: themeText.textSize, value: theme.fontScale, steps: [0.85, 1, 1.15, 1.3], text: percent }}
        onValue={(fontScale) => set({ fontScale })}
      />
      <NumberSelect
        {...{ label: themeText.shadow, value: theme.shadow, steps: [0, 0.5, 1, 1.5, 2], text: shadowText }}
        onValue={(shadow) => set({ shadow })}
      />
      <NumberSelect
        {...{ label: themeText.opacity, value: theme.opacity, steps: [0.4, 0.55, 0.7, 0.85, 1], text: percent }}
        onValue={(opacity) => set({ opacity })}
      />
      {designed && !sameTheme(theme, designed) && (
        <Button size="small" variant="quiet" className="self-end" onClick={() => onTheme(designed, true)}>
          <RotateCcw aria-hidden className="size-4" />
          {themeText.asDesigned}
        </Button>
      )}
    </div>
  );
}

/** What choosing a theme by its name changes; sizes and strengths stay as they are set. */
function colorsOf({ accent, foreground, mode }: Theme): Pick<Theme, "accent" | "foreground" | "mode"> {
  return { accent, foreground, mode };
}

const sameTheme = (a: Theme, b: Theme) => (Object.keys(a) as (keyof Theme)[]).every((key) => a[key] === b[key]);
const sameColors = (a: Theme, b: Theme) => a.accent === b.accent && a.foreground === b.foreground && a.mode === b.mode;

type AccentFieldProps = { accent: string; onAccent: (accent: string, isNew: boolean) => void };

function AccentField({ accent, onAccent }: AccentFieldProps) {
  const id = useId();
  const choosing = useRef(false);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-muted text-sm">
        {themeText.accent}
      </label>
      <input
        id={id}
        type="color"
        value={accent}
        className="min-h-11 w-full rounded-lg border border-line bg-page p-1"
        onBlur={() => {
          choosing.current = false;
        }}
        onChange={(event) => {
          onAccent(event.target.value, !choosing.current);
          choosing.current = true;
        }}
      />
    </div>
  );
}

type NumberSelectProps = {
  label: string;
  value: number;
  steps: readonly number[];
  text: (value: number) => string;
  onValue: (value: number) => void;
};

/** One of a few numbers; a value that is none of them is offered as well. */
function NumberSelect({ label, value, steps, text, onValue }: NumberSelectProps) {
  const offered = steps.includes(value) ? steps : [...steps, value].sort((a, b) => a - b);
  return (
    <SelectField label={label} value={value} onChange={(event) => onValue(Number(event.target.value))}>
      {offered.map((step) => (
        <option key={step} value={step}>
          {text(step)}
        </option>
      ))}
    </SelectField>
  );
}
