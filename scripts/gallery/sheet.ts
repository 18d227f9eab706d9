import { writeFile } from "node:fs/promises";
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { fontOf } from "../../lib/domain/overlay/fonts.ts";

/** A picture on a contact sheet and what is written under it. */
export type Shown = { readonly picture: Canvas; readonly caption: string };

const GAP = 16;
const CAPTION = 30;

/** Rows of pictures, each row `rowHeight` high, under a headline. */
export function contactSheet(title: string, rows: readonly (readonly Shown[])[], rowHeight: number): Canvas {
  const widthOf = ({ picture }: Shown) => Math.round((picture.width / picture.height) * rowHeight);
  const width = Math.max(...rows.map((row) => row.reduce((sum, shown) => sum + widthOf(shown) + GAP, GAP)));
  const height = 64 + rows.length * (rowHeight + CAPTION + GAP);
  const sheet = createCanvas(width, height);
  const canvas = sheet.getContext("2d");
  canvas.fillStyle = "#15181d";
  canvas.fillRect(0, 0, width, height);
  canvas.fillStyle = "#f2f4f6";
  canvas.font = fontOf(700, 34);
  canvas.fillText(title, GAP, 44);
  canvas.font = fontOf(600, 20);
  canvas.imageSmoothingQuality = "high";
  for (const [index, row] of rows.entries()) {
    const y = 64 + index * (rowHeight + CAPTION + GAP);
    let x = GAP;
    for (const shown of row) {
      const shownWidth = widthOf(shown);
      canvas.drawImage(shown.picture, x, y, shownWidth, rowHeight);
      canvas.fillStyle = "#9aa3ad";
      canvas.fillText(shown.caption, x, y + rowHeight + 23);
      x += shownWidth + GAP;
    }
  }
  return sheet;
}

export const savePicture = async (picture: Canvas, file: string): Promise<void> =>
  writeFile(file, picture.toBuffer("image/png"));
