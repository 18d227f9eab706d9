/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name that a file can have within an archive on every system: one segment, so that unpacking never leaves its folder.
 * @param text What people called it: anything.
 */
export function archiveName(text: string, extension: string): string {
  const stem = text
    // Half a letter has no bytes.
    .replace(/\p{Cs}/gu, "\uFFFD")
    .normalize("NFC")
    // Separators, what file systems refuse, and signs that turn the order of letters around.
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.-]+/, "");
  const short = [...stem]
    .slice(0, LONGEST)
    .join("")
    .replace(/[\s.]+$/, "");
  return `${RESERVED.test(short.split(".")[0] ?? "") ? "_" : ""}${short || "ride"}${extension}`;
}
/** Letters; four bytes each at most, within what file systems take. */
const LONGEST = 50;

/** A file's name and its extension, `.gpx` or `.gpx.gz`; without one it is empty. */
export function splitName(name: string): [stem: string, extension: string] {
  const [, stem = name, extension = ""] = /^(.*?)((?:\.[a-z0-9]{1,8})?(?:\.gz)?)$/is.exec(name) ?? [];
  return [stem, extension];
}

/** Makes names different from those given before, also where upper and lower case are the same. */
export function uniqueNames(): (folder: string, name: string) => string {
  const given = new Set<string>();
  return (folder, name) => {
    const [stem, extension] = splitName(name);
    for (let count = 1; ; count++) {
      const path = `${folder}${stem}${count > 1 ? ` (${count})` : ""}${extension}`;
      const key = path.toLowerCase().normalize("NFC");
      if (given.has(key)) continue;
      given.add(key);
      return path;
    }
  };
}
