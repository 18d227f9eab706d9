import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "#lib/server/storage/testing/http-server";

/** What hostile files reach for: a file that nobody may read, and a server that nobody may ask. */
export type World = AsyncDisposable & {
  /** Scratch, for the files. */
  readonly folder: string;
  /** Content that must come out nowhere. */
  readonly secret: string;
  readonly secretPath: string;
  /** Of a server on loopback that notes every request. */
  readonly address: string;
  /** Requests that reached it: none, if all is well. */
  readonly hits: readonly string[];
};

/** Makes them in a folder. */
export async function openWorld(folder: string): Promise<World> {
  const secret = `canary-${crypto.randomUUID()}`;
  const secretPath = join(folder, "secret.txt");
  await writeFile(secretPath, secret);
  const hits: string[] = [];
  const server = await serve(async (request) => {
    hits.push(new URL(request.url).pathname);
    return new Response("#EXTM3U\n");
  });
  return {
    ...{ folder, secret, secretPath, hits, address: server.url },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
