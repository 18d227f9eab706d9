import "./without-system-fonts.ts";
import { loadImage } from "@napi-rs/canvas";
import { AppError } from "#lib/domain/errors";
import type { CanvasImage } from "#lib/domain/overlay/canvas";
import { readPictureHeader } from "#lib/domain/picture-header";

/** A picture of more pixels than this is not unpacked: 64 MB in memory. */
const MOST_PIXELS = 16_000_000;

/** The picture of a project's `data:` URL; undefined where there is none. Throws like `loadPicture`. */
export async function loadLogo(url: string | null): Promise<CanvasImage | undefined> {
  return url === null ? undefined : loadPicture(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
}

/** A PNG or JPEG, ready to be drawn. Throws AppError `invalid_request` for anything else and for huge pictures. */
export async function loadPicture(bytes: Uint8Array): Promise<CanvasImage> {
  const header = readPictureHeader(bytes);
  if (!header) {
    throw new AppError("invalid_request", "the logo is neither a PNG nor a JPEG", {
      userMessage: "The logo is not a PNG or JPEG picture. Choose another file.",
    });
  }
  const { width, height } = header;
  if (width * height > MOST_PIXELS) {
    throw new AppError("invalid_request", `the logo has ${width} × ${height} pixels`, {
      userMessage: `The logo has ${width} × ${height} pixels, which is too many. Scale it down to 2000 × 2000 or less.`,
    });
  }
  try {
    const image = await loadImage(Buffer.from(bytes));
    return { source: image, width: image.width, height: image.height };
  } catch (error) {
    throw new AppError("invalid_request", "the logo cannot be decoded", {
      userMessage: "The logo's file is damaged. Save the picture again, or choose another one.",
      cause: error,
    });
  }
}
