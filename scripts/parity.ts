import { OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { parseCliArgs, runCli } from "./cli.ts";
import { compareLayout } from "./parity/compare.ts";
import { openParityPage } from "./parity/open-page.ts";

const USAGE = `npm run parity

Draws every layout in Chromium and in the worker, in 16:9 and 9:16 at several moments, over a bright and a dark
backdrop, and tells how alike the gauges are and how long drawFrame takes in the browser.`;

const SHAPES = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
];
/** Seconds of the made-up ride: its first, two in its middle, its last; and beyond its end, where gauges show "--". */
const MOMENTS = [0, 754.3, 2222.75, 3598.9, 4000];

await runCli(async (args, signal) => {
  parseCliArgs({ args, options: {} });
  await using opened = await openParityPage();
  process.stdout.write(
    "layout      picture    worst SSIM  inked parts  ink shift  drawFrame     moving  where the worst is\n",
  );
  for (const layout of OFFERED_LAYOUTS) {
    for (const size of SHAPES) {
      signal.throwIfAborted();
      const parity = await compareLayout(opened.page, layout, size, MOMENTS);
      const { width, height } = size;
      const spent = await opened.page.evaluate(([name, w, h]) => globalThis.parity.measure(name, w, h, 600, 90), [
        layout,
        width,
        height,
      ] as const);
      const columns = [
        layout.padEnd(11),
        parity.shape.padEnd(10),
        parity.ssim.toFixed(4).padStart(10),
        parity.inkedSsim.toFixed(4).padStart(12),
        `${parity.inkShift} px`.padStart(10),
        `${spent.whole.toFixed(2)} ms`.padStart(10),
        `${spent.moving.toFixed(2)} ms`.padStart(10),
        ` ${parity.where}${parity.inkShift > 0 ? `; shifted: ${parity.shiftedWhere}` : ""}`,
      ];
      process.stdout.write(`${columns.join(" ")}\n`);
    }
  }
}, USAGE);
