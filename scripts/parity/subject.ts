import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { LAYOUTS, type LayoutName } from "#lib/domain/overlay/layouts/layouts";
import type { Scene } from "#lib/domain/overlay/scene";

/** What both surfaces draw: the same ride, title and rider. */
const sampler = createSyntheticSampler();

export function parityScene(layout: LayoutName, width: number, height: number): Scene {
  return buildScene({
    layout: LAYOUTS[layout],
    sampler,
    sync: { start: RIDE_START, offset: 0, rate: 1 },
    units: METRIC,
    rider: { name: "Žofia Lovelace", weight: 71, ftp: 255, maxHeartRate: 190 },
    title: "Furka, Юлия & Đặng",
    width,
    height,
  });
}
