import { env } from "#lib/server/env";
import { storage } from "#lib/server/storage/open-storage";

type Sources = {
  /** Made for this one answer; only scripts that carry it run, and those that they load. */
  readonly nonce: string;
  /** Origins of the files: uploads go there, films and pictures come from there. */
  readonly files: readonly string[];
  /** Where the background map and its tiles come from. */
  readonly map: readonly string[];
  readonly youtube: boolean;
  /** The development server's reload evaluates code. */
  readonly development: boolean;
};

/** What a page may load and run. Nothing is reported: a policy must not become a log of people. */
function policyFor({ nonce, files, map, youtube, development }: Sources): string {
  const self = "'self'";
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'none'"],
    // 'self' is for browsers that know no 'strict-dynamic'; the others ignore it.
    "script-src": [self, `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    // React writes `style` attributes into the pages, and an open dialog (Radix) adds a style element that holds the page still.
    "style-src": [self, "'unsafe-inline'"],
    "img-src": [self, "data:", "blob:", ...files, ...map],
    "media-src": [self, "blob:", ...files],
    "font-src": [self],
    "connect-src": [self, ...files, ...map],
    // MapLibre and the readers of tracks run in workers; bundlers start them from blobs.
    "worker-src": [self, "blob:"],
    "frame-src": youtube ? ["https://www.youtube.com"] : ["'none'"],
    "manifest-src": [self],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    // Also holds for where a form's answer redirects to: other services are signed in with by a link.
    "form-action": [self],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...new Set(sources)].join(" "))
    .join("; ");
}

/** The policy (Content-Security-Policy) of this installation's pages, with a nonce of its own for every answer. */
export async function contentSecurityPolicy(nonce: string): Promise<string> {
  const config = env();
  known ??= knownSources();
  const sources = await known.catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return policyFor({
    ...sources,
    nonce,
    youtube: config.YOUTUBE_PREVIEW === "on",
    development: NODE_ENV === "development",
  });
}

// Next puts the value in when it builds; it is not ours to read from the environment.
// biome-ignore lint/style/noProcessEnv: see above
const NODE_ENV = process.env.NODE_ENV;

let known: Promise<Pick<Sources, "files" | "map">> | undefined;

async function knownSources() {
  const config = env();
  // The driver itself knows under which name browsers reach it: its bucket may be a part of the host.
  const address = await storage().signGet("videos/none", { expiresInSeconds: 60 });
  const map = [config.MAP_STYLE_URL, ...(config.MAP_ORIGINS ?? [])].filter((url) => url !== undefined);
  return {
    files: [address, config.PUBLIC_URL].map(originOf),
    map: map.map(originOf),
  };
}

const originOf = (url: string) => new URL(url).origin;
