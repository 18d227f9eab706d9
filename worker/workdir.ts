import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

export type WorkDir = AsyncDisposable & { readonly path: string };

/** A fresh folder in `parent` that goes with everything in it at the end of the scope: `await using dir = …`. */
export async function createWorkDir(parent: string, prefix: string): Promise<WorkDir> {
  await mkdir(parent, { recursive: true });
  const path = await mkdtemp(join(parent, prefix));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
