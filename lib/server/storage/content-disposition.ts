// RFC 5987 attr-char: everything else is percent-encoded. encodeURIComponent leaves these four too many.
const NOT_ATTR_CHAR = /['()*]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach a header.
const UNSAFE_IN_NAME = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069/\\]/g;

/**
 * `Content-Disposition` that downloads under a person's own file name (RFC 6266): an ASCII name for old readers and
 * the exact one in UTF-8. Path separators, control and text-direction characters become "_".
 */
export function attachment(name: string): string {
  const safe = name.toWellFormed().replace(UNSAFE_IN_NAME, "_").trim() || "download";
  const ascii = safe.replace(/[^\x20-\x7e]/g, "_").replace(/["%]/g, "_");
  const exact = encodeURIComponent(safe).replace(
    NOT_ATTR_CHAR,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
