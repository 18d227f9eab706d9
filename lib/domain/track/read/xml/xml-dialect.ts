import type { XmlDamage } from "#lib/domain/track/read/xml/xml-guard";
import type { Track } from "#lib/domain/track/track";

/**
 * What the elements of one XML format mean. `path` holds the local names, in lower case, from the outermost element to
 * the one spoken of; it changes afterwards.
 */
export type XmlDialect = {
  open(path: readonly string[], attributes: Readonly<Record<string, string>>): void;
  /** The trimmed text, never empty, of an element that has no child elements. */
  value(path: readonly string[], text: string): void;
  close(path: readonly string[]): void;
  /** The whole track; throws `invalid_track` when the file held no ride. */
  end(damage: XmlDamage | undefined): Track;
};

/** The number in an attribute: Number() but not its notion that blank is 0. */
export function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

/** A name of a length that can be shown; undefined for none. */
export function shortText(text: string | undefined): string | undefined {
  return text?.trim().slice(0, 200) || undefined;
}
