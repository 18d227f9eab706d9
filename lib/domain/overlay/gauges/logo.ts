import type { Gauge } from "#lib/domain/overlay/gauge";

/** The project's own picture, as large as its box allows, towards the side at which the layout anchors it. */
export const logo: Gauge = {
  needs: [],
  aspect: 1.6,
  shows: ({ logo: picture }) => picture !== undefined && picture.width > 0 && picture.height > 0,
  drawStill(canvas, { box, logo: picture, align = "centre" }) {
    if (!picture) return;
    const scale = Math.min(box.width / picture.width, box.height / picture.height);
    const width = picture.width * scale;
    const height = picture.height * scale;
    const x = box.x + (box.width - width) * { left: 0, centre: 0.5, right: 1 }[align];
    canvas.imageSmoothingQuality = "high";
    canvas.drawImage(picture.source, x, box.y + (box.height - height) / 2, width, height);
  },
  pieces: () => [],
};
