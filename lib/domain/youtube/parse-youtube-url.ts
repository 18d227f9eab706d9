/** A video as people paste it. */
export type YoutubeAddress = {
  /** YouTube's own id: eleven letters, digits, `-` and `_`. */
  readonly id: string;
  /** Seconds at which the address asks to begin; absent when it does not. */
  readonly start?: number;
  /** Its address is one of a Short: an upright picture. */
  readonly isShort: boolean;
};

/** Without a scheme too, as some address bars copy it. `URL` is not part of the language, and so not of the domain. */
const ADDRESS = /^(?:https?:\/\/)?([\w.-]+)(?:\/([^?#\s]*))?(?:\?([^#\s]*))?(?:#(\S*))?$/i;
const HOST = /^(?:(?:www|m|music|gaming)\.)?(?:youtube\.com|youtube-nocookie\.com)$/;
const SHORT_HOST = /^(?:www\.)?youtu\.be$/;
const ID = /^[\w-]{11}$/;
/** Folders whose next part is the id. */
const FOLDERS = new Set(["shorts", "live", "embed", "v", "e"]);
/** Anything longer is no address that a browser gave out. */
const LONGEST = 2048;

type Parameters = ReadonlyMap<string, string>;

/** The video that an address of YouTube names; undefined for everything else, also for a playlist or a channel. */
export function parseYoutubeUrl(text: string): YoutubeAddress | undefined {
  if (text.length > LONGEST) return undefined;
  const [, host = "", path = "", query = "", hash = ""] = ADDRESS.exec(text.trim()) ?? [];
  const parts = path.split("/").filter(Boolean);
  const parameters = parametersOf(query);
  const id = idOf(host.toLowerCase(), parts, parameters);
  if (id === undefined || !ID.test(id)) return undefined;
  const start = startOf(parameters.get("t") ?? parameters.get("start") ?? parametersOf(hash).get("t"));
  return { id, isShort: parts[0] === "shorts", ...(start !== undefined && { start }) };
}

function idOf(host: string, parts: readonly string[], parameters: Parameters): string | undefined {
  const [folder, next] = parts;
  if (SHORT_HOST.test(host)) return folder;
  if (!HOST.test(host) || folder === undefined) return undefined;
  if (folder === "watch" || folder === "watch_popup") return parameters.get("v") ?? next;
  // An old button for sharing wraps the address: u=/watch?v=…
  if (folder === "attribution_link") return parametersOf(parameters.get("u")?.split("?")[1] ?? "").get("v");
  return FOLDERS.has(folder) ? next : undefined;
}

function parametersOf(query: string): Parameters {
  const pairs = query.split("&").map((pair): [string, string] => {
    const [key = "", ...value] = pair.split("=");
    return [key, decoded(value.join("="))];
  });
  return new Map(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `95`, `95s`, `1h2m3s` */
function startOf(text: string | undefined): number | undefined {
  const match = text && /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s?)?$/.exec(text);
  if (!match) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  const start = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return start > 0 && start <= 12 * 3600 ? start : undefined;
}
