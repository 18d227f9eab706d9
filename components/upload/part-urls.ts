import { AppError } from "#lib/domain/errors";

/** How many parts one request signs. */
const BATCH = 20;

/** `round` says which request it came with: the URLs of one request expire together. */
type PartUrl = { readonly url: string; readonly round: number };

/** Signed URLs of parts, asked for in batches, each given out once: a part that failed gets a fresh one. */
export function createPartUrls(sign: (partNumbers: number[]) => Promise<Map<number, string>>, order: number[]) {
  const known = new Map<number, PartUrl>();
  const taken = new Set<number>();
  let asking: Promise<void> | undefined;
  let rounds = 0;

  async function ask(partNumber: number): Promise<void> {
    const next = order
      .filter((number) => number > partNumber && !known.has(number) && !taken.has(number))
      .slice(0, BATCH - 1);
    const signed = await sign([partNumber, ...next]);
    const round = ++rounds;
    for (const [number, url] of signed) known.set(number, { url, round });
  }

  return {
    async take(partNumber: number): Promise<PartUrl> {
      taken.add(partNumber);
      // Parts that start together share one request.
      while (!known.has(partNumber) && asking) await asking;
      if (!known.has(partNumber)) {
        asking = ask(partNumber).finally(() => {
          asking = undefined;
        });
        await asking;
      }
      const given = known.get(partNumber);
      known.delete(partNumber);
      if (given === undefined) throw new AppError("internal", `no URL came for part ${partNumber}`);
      return given;
    },
    /** One has turned out to be expired: so are those that came with it or before it. */
    forget({ round }: PartUrl): void {
      for (const [partNumber, other] of known) if (other.round <= round) known.delete(partNumber);
    },
  };
}
