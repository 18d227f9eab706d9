// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * A file's name as it is kept and shown: without line ends, control characters and those that turn the direction of
 * what follows ("gpj.exe" for "exe.jpg", and the words of ours behind it). Arabic and Hebrew need none of them.
 */
export function plainName(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(UNSEEN, "")
      .trim() || "unnamed"
  );
}
