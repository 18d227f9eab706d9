import { AppError } from "#lib/domain/errors";

/** How many parts one request signs. */
const BATCH = 20;

/** Signed URLs of parts, asked for in batches, each given out once: a part that failed gets a fresh one. */
export function createPartUrls(sign: (partNumbers: number[]) => Promise<Map<number, string>>, order: number[]) {
  const known = new Map<number, string>();
  const taken = new Set<number>();
  let asking: Promise<void> | undefined;

  async function ask(partNumber: number): Promise<void> {
    const next = order
      .filter((number) => number > partNumber && !known.has(number) && !taken.has(number))
      .slice(0, BATCH - 1);
    for (const [number, url] of await sign([partNumber, ...next])) known.set(number, url);
  }

  return {
    async take(partNumber: number): Promise<string> {
      taken.add(partNumber);
      // Parts that start together share one request.
      while (!known.has(partNumber) && asking) await asking;
      if (!known.has(partNumber)) {
        asking = ask(partNumber).finally(() => {
          asking = undefined;
        });
        await asking;
      }
      const url = known.get(partNumber);
      known.delete(partNumber);
      if (url === undefined) throw new AppError("internal", `no URL came for part ${partNumber}`);
      return url;
    },
  };
}
