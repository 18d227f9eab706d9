type Question = {
  /** The only extractors that may answer, in yt-dlp's names. */
  extractors: string;
  address: string;
  proxy: string;
  /** The path of a Node.js that runs the scripts of YouTube's player, without rights to files or programs. */
  node: string;
  /** For tests against servers of their own. */
  more?: readonly string[];
};

/**
 * What is asked for: at most 1080 pixels on the shorter side and 60 frames a second, in ordinary colours, as files that
 * can be read from the middle. VP9 before H.264 before AV1: YouTube's VP9 is the better picture, and quicker decoded
 * than AV1.
 */
const FORMAT = "bv*[protocol=https]+ba[protocol=https]/b[protocol=https]";
const PREFERRED = "res:1080,fps:60,hdr:sdr,vcodec:vp9,acodec:aac";

/** The fields that are read, see `readYtDlpAnswer`. No text of a stranger is among them. */
const FORMAT_FIELDS = "url,protocol,http_headers";
const FIELDS = `id,duration,live_status,playlist_id,${FORMAT_FIELDS}`;

/**
 * Asks yt-dlp where a video's files lie. Nothing is downloaded or written, no configuration, plugin, cache or cookie is
 * read, and every request leaves by the proxy. Two lines of JSON: the facts, and a list of the files where picture
 * and sound are two (empty or `NA` where they are one).
 */
export function ytDlpArgs({ extractors, address, proxy, node, more = [] }: Question): string[] {
  return [
    ...["--ignore-config", "--no-plugin-dirs", "--no-cache-dir", "--no-cookies", "--no-remote-components"],
    ...["--use-extractors", extractors, "--no-playlist", "--playlist-items", "1", "--xff", "never"],
    ...["--proxy", proxy, "--no-js-runtimes", "--js-runtimes", `node:${node}`],
    ...["--socket-timeout", "15", "--retries", "2", "--extractor-retries", "2"],
    ...["--format", FORMAT, "--format-sort", PREFERRED, "--ignore-no-formats-error", "--no-check-formats"],
    ...["--print", `%(.{${FIELDS}})j`, "--print", `%(requested_formats.:.{${FORMAT_FIELDS}})j`],
    ...["--no-progress", "--color", "no_color", ...more],
    "--",
    address,
  ];
}
