import { AppError } from "#lib/domain/errors";

/**
 * Of the data URL: 36 kB of picture. The project then stays small enough to be saved while its page is being left, and
 * a logo takes no more in a film.
 */
const MOST_CHARACTERS = 48_000;
/** The longer side in pixels, tried in turn: larger ones are not seen in a film. */
const SIDES = [480, 360, 256, 192, 128, 96];

/**
 * A picture file as a small data URL: turned upright, scaled down and encoded again until it takes 36 kB at most.
 * JPEG only where nothing is transparent. Throws AppError `invalid_request` for what the browser cannot read.
 */
export async function shrinkLogo(file: File): Promise<string> {
  const picture = await readPicture(file);
  try {
    for (const side of SIDES) {
      const canvas = scaled(picture, side);
      const url = canvas.toDataURL("image/png");
      if (url.length <= MOST_CHARACTERS) return url;
      const jpeg = isOpaque(canvas) ? canvas.toDataURL("image/jpeg", 0.9) : undefined;
      if (jpeg && jpeg.length <= MOST_CHARACTERS) return jpeg;
    }
  } finally {
    picture.close();
  }
  throw new AppError("invalid_request", `${file.name} does not shrink to 36 kB`, {
    userMessage: `${file.name} stays too large even when it is scaled down. Choose a simpler picture.`,
  });
}

async function readPicture(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch (error) {
    throw new AppError("invalid_request", `${file.name} cannot be read as a picture`, {
      userMessage: `${file.name} is not a picture that this browser can read. Choose a PNG or JPEG file.`,
      cause: error,
    });
  }
}

function scaled(picture: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new AppError("internal", "no 2d canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function isOpaque(canvas: HTMLCanvasElement): boolean {
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}
