import type { Gauge } from "#lib/domain/overlay/gauge";
import {
  encodeReadback,
  READBACK_COLUMNS,
  READBACK_ROWS,
  readbackBlock,
  readbackBlocks,
} from "#lib/domain/overlay/readback-code";

/** For tests: the sample's values as machine-readable blocks, see readback-code. Blocks touch the box's top left. */
export const readback: Gauge = {
  needs: [],
  aspect: READBACK_COLUMNS / READBACK_ROWS,
  drawStill() {},
  pieces: ({ box }) => [
    {
      bounds: box,
      state: encodeReadback,
      draw(canvas, state) {
        for (const [index, white] of readbackBlocks(state.map(Number)).entries()) {
          const block = readbackBlock(box, index);
          canvas.fillStyle = white ? "#ffffff" : "#000000";
          canvas.fillRect(block.x, block.y, block.width, block.height);
        }
      },
    },
  ],
};
