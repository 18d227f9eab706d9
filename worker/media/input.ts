import { resolve } from "node:path";

/** Containers that cameras, phones and editors write. Playlists, concat scripts, images and devices are not among them. */
export const DEMUXERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,mxf,dv";
export const FILE_PROTOCOLS = "file";
export const NETWORK_PROTOCOLS = "http,https,tcp,tls";
const NETWORK_TIMEOUT_MICROSECONDS = 15_000_000;

export const isUrl = (input: string): boolean => /^https?:\/\//i.test(input);

/** A local path as ffmpeg takes it literally: `file:` and absolute, so that `-x.mp4`, `a:b`, `#`, `%` are only names. */
export const fileUrl = (path: string): string => `file:${resolve(path)}`;

/**
 * The options and the `-i` of something people gave us, for ffmpeg and ffprobe alike. A playlist or a concat script
 * renamed `.mp4` would make ffmpeg open other files and addresses: only known containers are opened, and only
 * by the protocol that the input itself needs. A stalled server ends the run, even when our process is gone.
 */
export function untrustedInput(input: string): string[] {
  const options = Object.entries(inputOptions(input)).flatMap(([name, value]) => [`-${name}`, value]);
  return [...options, "-i", inputUrl(input)];
}

/** The input as ffmpeg is to open it: with its protocol. */
export const inputUrl = (input: string): string => (isUrl(input) ? input : fileUrl(input));

/** The options of `untrustedInput` by their names: a list of files to be joined has them for each of its own. */
export function inputOptions(input: string): Record<string, string> {
  if (!isUrl(input)) return { protocol_whitelist: FILE_PROTOCOLS, format_whitelist: DEMUXERS };
  return {
    protocol_whitelist: NETWORK_PROTOCOLS,
    rw_timeout: String(NETWORK_TIMEOUT_MICROSECONDS),
    ...{ reconnect: "1", reconnect_on_network_error: "1", reconnect_delay_max: "8" },
    format_whitelist: DEMUXERS,
  };
}

/** True when what ffmpeg said about a remote input means that the network or the storage failed, not the video. */
export function saysNetworkFailed(input: string, stderr: string): boolean {
  const signs =
    /HTTP error|Server returned|Connection|timed out|Input\/output error|resolve hostname|Stream ends prematurely/i;
  return isUrl(input) && signs.test(stderr);
}
