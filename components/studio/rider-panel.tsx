"use client";

import { undrawableNote } from "#lib/domain/overlay/glyphs";
import type { Rider } from "#lib/domain/rider";
import { riderText } from "../en/studio.ts";
import { FieldGroup } from "../ui/field-group.tsx";
import { TypedField } from "../ui/typed-field.tsx";
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

/** One of the rider's values; empty for not known. */
function RiderField({ name, label, rider, recorded, onRider }: RiderPanelProps & { name: keyof Rider; label: string }) {
  function take(text: string) {
    const next = withRiderField(rider, name, text);
    if ("problem" in next) return next.problem;
    onRider(next.rider);
  }
  return (
    <TypedField
      label={label}
      inputMode={name === "name" ? "text" : "decimal"}
      placeholder={recorded[name] === undefined ? undefined : riderText.inFile(recorded[name])}
      shown={String(rider[name] ?? "")}
      onTyped={take}
      {...(name === "name" ? { hintFor: undrawableNote } : {})}
    />
  );
}
