"use client";

import { useState } from "react";
import { undrawableNote } from "#lib/domain/overlay/glyphs";
import type { Rider } from "#lib/domain/rider";
import { riderText } from "../en/studio.ts";
import { TextField } from "../ui/field.tsx";
import { FieldGroup } from "../ui/field-group.tsx";
import { withRiderField } from "./rider-field.ts";

type RiderPanelProps = {
  rider: Rider;
  /** What the file knows: used where nothing is typed. */
  recorded: Rider;
  onRider: (rider: Rider) => void;
};

/** Who rides: what zones, watts per kilogram and the name in the picture depend on. */
export function RiderPanel({ rider, recorded, onRider }: RiderPanelProps) {
  const field = { rider, recorded, onRider };
  return (
    <FieldGroup title={riderText.title} aside={<span className="text-muted text-sm">{riderText.about}</span>}>
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
        <RiderField {...field} name="name" label={riderText.name} />
        <RiderField {...field} name="ftp" label={riderText.ftp} />
        <RiderField {...field} name="maxHeartRate" label={riderText.maxHeartRate} />
        <RiderField {...field} name="weight" label={riderText.weight} />
      </div>
    </FieldGroup>
  );
}

/** One of the rider's values, taken over on Enter or when the field is left; empty for not known. */
function RiderField({ name, label, rider, recorded, onRider }: RiderPanelProps & { name: keyof Rider; label: string }) {
  const [text, setText] = useState<string>();
  const [error, setError] = useState<string>();
  const shown = String(rider[name] ?? "");

  function reset() {
    setText(undefined);
    setError(undefined);
  }

  function commit() {
    if (text === undefined || text.trim() === shown) return reset();
    const next = withRiderField(rider, name, text);
    if ("problem" in next) return setError(next.problem);
    reset();
    onRider(next.rider);
  }

  return (
    <TextField
      label={label}
      inputMode={name === "name" ? "text" : "decimal"}
      placeholder={recorded[name] === undefined ? undefined : riderText.inFile(recorded[name])}
      value={text ?? shown}
      error={error}
      hint={name === "name" ? undrawableNote(text ?? shown) : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") reset();
      }}
    />
  );
}
