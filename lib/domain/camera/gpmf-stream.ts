import { type GpmfItem, gpmfItems, gpmfNumbers, gpmfText } from "#lib/domain/camera/gpmf";

/** One sensor's items by key; of repeated keys the last, which is where its samples are. */
export type GpmfStream = ReadonlyMap<string, GpmfItem>;

/** The content of an item `STRM`. */
export function gpmfStream({ bytes }: GpmfItem): GpmfStream {
  return new Map([...gpmfItems(bytes)].map((item) => [item.key, item]));
}

/** A stream's samples divided by its SCAL: one divisor for all fields, or one for each. */
export function scaledRows(stream: GpmfStream, key: string): number[][] {
  const item = stream.get(key);
  if (!item) return [];
  const type = stream.get("TYPE");
  const scales = stream.get("SCAL");
  const divisors = scales ? gpmfNumbers(scales).flat() : [];
  const rows = item.type === "?" ? gpmfNumbers(item, type ? gpmfText(type) : "") : gpmfNumbers(item);
  return rows.map((row) => row.map((value, i) => value / ((divisors.length > 1 ? divisors[i] : divisors[0]) ?? 1)));
}
