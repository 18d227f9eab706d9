import { writeFile } from "node:fs/promises";
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { fontOf } from "../../lib/domain/overlay/fonts.ts";

/** A picture on a contact sheet and what is written under it. */
export type Shown = { readonly picture: Canvas; readonly caption: string };

const GAP = 16;
const CAPTION = 30;
const HEADLINE = 64;

/** Rows of pictures under a headline, every row as wide as the sheet. */
export function contactSheet(title: string, rows: readonly (readonly Shown[])[], width = 2400): Canvas {
  const heights = rows.map((row) => {
    const aspects = row.reduce((sum, { picture }) => sum + picture.width / picture.height, 0);
    return Math.round((width - GAP * (row.length + 1)) / aspects);
  });
  const height = HEADLINE + heights.reduce((sum, rowHeight) => sum + rowHeight + CAPTION + GAP, 0);
  const sheet = createCanvas(width, height);
  const canvas = sheet.getContext("2d");
  canvas.fillStyle = "#15181d";
  canvas.fillRect(0, 0, width, height);
  canvas.fillStyle = "#f2f4f6";
  canvas.font = fontOf(700, 34);
  canvas.fillText(title, GAP, 44);
  canvas.font = fontOf(600, 20);
  canvas.imageSmoothingQuality = "high";
  let y = HEADLINE;
  for (const [index, row] of rows.entries()) {
    const rowHeight = heights[index]!;
    let x = GAP;
    for (const { picture, caption } of row) {
      const shownWidth = Math.round((picture.width / picture.height) * rowHeight);
      canvas.drawImage(picture, x, y, shownWidth, rowHeight);
      canvas.fillStyle = "#9aa3ad";
      canvas.fillText(caption, x, y + rowHeight + 23);
      x += shownWidth + GAP;
    }
    y += rowHeight + CAPTION + GAP;
  }
  return sheet;
}

export const savePicture = async (picture: Canvas, file: string): Promise<void> =>
  writeFile(file, picture.toBuffer("image/png"));
