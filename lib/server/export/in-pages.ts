import { FIRST_ID } from "#lib/server/db/first-id";

const PAGE = 50;

/**
 * Rows one after another, read a page at a time: never all of them in memory.
 * @param read At most `limit` rows whose ids come after one, in the order of their ids.
 */
export async function* inPages<Row extends { readonly id: string }>(
  read: (after: string, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
    const rows: Row[] = await read(after, PAGE);
    yield* rows;
    after = rows.at(-1)?.id;
  }
}
