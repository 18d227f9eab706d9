import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PicturePlan } from "#lib/domain/render/render-plan";
import { toneCube, toneCubeFile } from "#lib/domain/render/tone-cube";

/** Puts what a plan's HDR filter reads into the folder that ffmpeg is to run in; nothing for other pictures. */
export async function writeToneCube({ toSdr }: Pick<PicturePlan, "toSdr">, folder: string): Promise<void> {
  if (toSdr === "pq" || toSdr === "hlg") await writeFile(join(folder, toneCubeFile(toSdr)), toneCube(toSdr));
}
