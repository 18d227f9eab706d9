import { expect, it } from "vitest";
import { layoutSchema } from "#lib/domain/overlay/layout";
import { LAYOUTS, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { switchLayout } from "#lib/domain/overlay/layouts/switch-layout";
import { THEMES } from "#lib/domain/overlay/themes";

const { cockpit, climb, "data-rich": dataRich } = LAYOUTS;

it("takes every layout as it comes where nothing was changed", () => {
  for (const from of OFFERED_LAYOUTS) {
    for (const to of OFFERED_LAYOUTS) expect(switchLayout(LAYOUTS[from], to)).toEqual(LAYOUTS[to]);
  }
});

it("keeps what the person changed, and that alone", () => {
  const mine = { ...cockpit, theme: { ...cockpit.theme, opacity: 0.7, shadow: 2 } };
  const switched = switchLayout(mine, "data-rich");
  expect(switched).toEqual({ ...dataRich, theme: { ...dataRich.theme, opacity: 0.7, shadow: 2 } });
  expect(switchLayout(switched, "cockpit")).toEqual(mine);
});

it("keeps dark ink on a light glow through every layout", () => {
  const { accent, foreground, mode } = THEMES.light;
  let layout = { ...cockpit, theme: { ...cockpit.theme, accent, foreground, mode } };
  for (const name of OFFERED_LAYOUTS) {
    layout = layoutSchema.parse(switchLayout(layout, name)) as typeof layout;
    expect(layout.theme).toEqual({ ...LAYOUTS[name].theme, accent, foreground, mode });
  }
});

it("takes nothing over from a layout that is none of ours", () => {
  expect(switchLayout({ ...cockpit, name: "mine", theme: THEMES.neon }, "climb")).toEqual(climb);
});
