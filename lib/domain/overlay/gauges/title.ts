import { fitLine } from "#lib/domain/overlay/fit-line";
import type { Gauge } from "#lib/domain/overlay/gauge";
import { drawableText } from "#lib/domain/overlay/glyphs";
import { drawText, scaledSize } from "#lib/domain/overlay/text";

/** What the ride is called. */
export const title: Gauge = {
  needs: [],
  aspect: 9,
  shows: (ride) => drawableText(ride.title) !== "",
  drawStill(canvas, { box, theme, title: words, align }) {
    const margin = Math.round(box.height * 0.2);
    const y = Math.round(box.y + box.height * 0.7);
    const line = fitLine(words, {
      ...{ left: box.x + margin, right: box.x + box.width - margin, y, weight: 700, color: theme.foreground },
      size: scaledSize(box.height * 0.6, theme, box.height * 0.48),
      ...(align ? { align } : {}),
    });
    drawText(canvas, [line], theme);
  },
  pieces: () => [],
};
