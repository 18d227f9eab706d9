import { invalidTrack } from "#lib/domain/track/read/invalid-track";

export type StreamDecoder = { decode(input?: Uint8Array, options?: { stream?: boolean }): string };

/**
 * TextDecoder is in every browser and in Node, but no part of the language, so the pure domain's compiler settings do
 * not know it. It is a pure function of its input.
 */
const { TextDecoder } = globalThis as unknown as { TextDecoder: new (label: string) => StreamDecoder };

/**
 * A decoder for an XML text that begins with `head`: by its byte order mark, else by how `<` is stored, else by the
 * encoding it declares, else UTF-8 (the order of XML 1.0, appendix F). Throws `invalid_track` for an unknown encoding.
 */
export function createXmlDecoder(head: Uint8Array): StreamDecoder {
  const label = wideEncoding(head) ?? declaredEncoding(head) ?? "utf-8";
  try {
    return new TextDecoder(label);
  } catch (cause) {
    throw invalidTrack(
      "unknown_encoding",
      `The file says that its text is encoded as "${label}", which is not known. Save it as UTF-8 and try again.`,
      cause,
    );
  }
}

/** `utf-16le` or `utf-16be` where the first bytes show it. */
export function wideEncoding(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe) || (a === LESS && b === 0 && c !== 0 && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === LESS && c === 0 && d !== 0)) return "utf-16be";
  return undefined;
}

const LESS = 0x3c;
const DECLARATION = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;

function declaredEncoding(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return undefined;
  const label = DECLARATION.exec(asciiOf(head.subarray(0, 256)))?.[1]?.toLowerCase();
  // Single bytes that call themselves UTF-16: a text that was converted without its declaration.
  return label?.startsWith("utf-16") ? undefined : label;
}

/** A short text; bytes that are no UTF-8 become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}

/** The bytes one by one as characters: enough to recognise markup. */
export function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
