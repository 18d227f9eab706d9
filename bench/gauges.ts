/**
 * What each gauge costs the worker while it moves, 60 s of 1080p at 30 frames a second: CPU time of drawing and packing
 * one frame, and how often each of its pieces changed. `node bench/gauges.ts [GAUGE]…`
 */
import { buildScene } from "../lib/domain/overlay/build-scene.ts";
import { METRIC } from "../lib/domain/overlay/display-units.ts";
import { createSyntheticSampler } from "../lib/domain/overlay/fixtures/synthetic-ride.ts";
import { GAUGES } from "../lib/domain/overlay/gauges/registry.ts";
import { GAUGE_NAMES, type GaugeName } from "../lib/domain/overlay/layout.ts";
import { BROADCAST } from "../lib/domain/overlay/theme.ts";
import { utcSeconds } from "../lib/domain/units.ts";
import { createMovingAtlas } from "../worker/moving-atlas.ts";
import { drawStillLayer } from "../worker/still-layer.ts";

const CLIP = { in: 1000, out: 1060 };
const FRAMES = 1800;
const sampler = createSyntheticSampler();
const samples = Array.from({ length: FRAMES }, (_, n) => sampler.sample(utcSeconds(sampler.start + CLIP.in + n / 30)));

const asked = process.argv.slice(2) as GaugeName[];
console.log("ms of CPU a frame   changes of its pieces");
for (const gauge of asked.length > 0 ? asked : GAUGE_NAMES) {
  const { cpu, changes } = measure(gauge);
  console.log(`${gauge.padEnd(20)} ${cpu.toFixed(3)}   ${changes.join(" ")}`);
}

function measure(gauge: GaugeName): { cpu: number; changes: number[] } {
  const { aspect } = GAUGES[gauge];
  const height = aspect >= 3.9 ? 6.5 : aspect <= 1.4 ? 28 : 11;
  const scene = buildScene({
    layout: {
      name: gauge,
      theme: BROADCAST,
      gauges: [{ id: gauge, gauge, anchor: "top-left", x: 4, y: 4, height }],
    },
    ...{ sampler, sync: { start: sampler.start, offset: 0, rate: 1 }, units: METRIC, clip: CLIP },
    ...{ title: "Sunday ride", rider: { name: "Ana" }, width: 1920, height: 1080 },
  });
  const atlas = createMovingAtlas(scene, drawStillLayer(scene), { matrix: "bt709", range: "tv" });
  const changes = scene.pieces.map((piece) => {
    const states = samples.map((sample) => piece.state(sample).join());
    return states.filter((state, n) => n > 0 && state !== states[n - 1]).length;
  });
  const start = process.cpuUsage();
  for (const sample of samples) atlas.update(sample);
  const { user, system } = process.cpuUsage(start);
  return { cpu: (user + system) / 1000 / FRAMES, changes };
}
