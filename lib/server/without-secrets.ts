/**
 * A line of the log without what opens something to whoever reads it: signatures and codes in addresses, tokens in paths,
 * bearer tokens, and the values that a failed query came with (the database's driver puts mail addresses and tokens into
 * its message). The line is JSON, so line breaks and quotes are escaped.
 */
export function withoutSecrets(line: string): string {
  return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}

const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Up to the stack or the end of the text.
  [/\\nparams: (?:[^"\\]|\\(?!n {4}at ).)*/g, "\\nparams: …"],
  [/((?:X-Amz-(?:Signature|Credential|Security-Token)|signature|token_hash|token|code)=)[^&\s"'\\|]+/gi, "$1…"],
  [/(\/(?:s|embed|unsubscribe)\/)[\w-]{20,}/g, "$1…"],
  [/(Bearer )[\w.~+/=-]+/gi, "$1…"],
];
