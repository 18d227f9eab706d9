/** Where YouTube's pages, its player's answers and its video lie. Nothing else is needed to fetch one. */
const DOMAINS = ["youtube.com", "youtu.be", "youtube-nocookie.com", "googlevideo.com", "ytimg.com"];

/** Whether a host, in lower case, is one of YouTube's own or below one, encrypted: port 443. */
export function isYoutubeHost(host: string, port: number): boolean {
  return port === 443 && DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
