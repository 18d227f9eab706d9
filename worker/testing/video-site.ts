import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { run } from "../media/run.ts";
import { ytDlpProgram } from "../media/yt-dlp.ts";
import { type VideoSource, YOUTUBE } from "../stages/fetch-section.ts";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A site of videos on loopback, as YouTube is one: what yt-dlp is told of each, and files over TLS. */
export type VideoSite = AsyncDisposable & {
  readonly source: VideoSource;
  /** Where its files lie, `https://lab.videos.example:1234`. */
  readonly origin: string;
  /** By its id: what the extractor is answered, or how. */
  readonly videos: Map<string, unknown | Answer>;
  /** By the path: a file, or how it is answered. */
  readonly files: Map<string, string | Answer>;
  /** Every request that reached it, `GET /v.mp4`. */
  readonly asked: string[];
  /** The addresses of hosts, instead of 127.0.0.1; an answer of several lists gives them in turn. */
  readonly names: Map<string, string[][]>;
};

/** Why the tests of fetching are skipped; undefined where yt-dlp is there. */
export const missingYtDlp: string | undefined = await ytDlpProgram().then(
  () => undefined,
  () => "yt-dlp is missing: `npm run tools -- yt-dlp` installs it",
);
if (missingYtDlp) console.warn(`skipped: ${missingYtDlp}`);

/** Reads of a video what the site says of it; it knows every way in which a real extractor ends. */
const EXTRACTOR = `
from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.utils import ExtractorError

class LabIE(InfoExtractor):
    _VALID_URL = r'https://[^/]+/watch\\?v=(?P<id>[\\w-]+)'

    def _real_extract(self, url):
        video_id = self._match_id(url)
        said = self._download_json(url, video_id)
        if 'error' in said:
            raise ExtractorError(said['error'], expected=True)
        if 'elsewhere' in said:
            return self.url_result(said['elsewhere'])
        if 'list' in said:
            return self.playlist_result([said['list']], 'PL1', 'A list')
        return said
`;

/** Opens such a site; its certificate, extractor and work lie in `folder`. */
export async function openVideoSite(folder: string): Promise<VideoSite> {
  const plugins = join(folder, "plugins");
  await mkdir(join(plugins, "lab/yt_dlp_plugins/extractor"), { recursive: true });
  await writeFile(join(plugins, "lab/yt_dlp_plugins/extractor/lab.py"), EXTRACTOR);
  const key = join(folder, "key.pem");
  const authority = join(folder, "cert.pem");
  await run([
    ...["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
    ...["-subj", "/CN=lab", "-addext", "subjectAltName=DNS:*.videos.example", "-keyout", key, "-out", authority],
  ]);
  const videos: VideoSite["videos"] = new Map();
  const files: VideoSite["files"] = new Map();
  const names: VideoSite["names"] = new Map();
  const asked: string[] = [];
  const server = createServer({ key: await readFile(key), cert: await readFile(authority) }, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? "/", "https://lab");
    const found = url.pathname === "/watch" ? videos.get(url.searchParams.get("v") ?? "") : files.get(url.pathname);
    if (found === undefined) response.writeHead(404).end();
    else if (typeof found === "function") (found as Answer)(request, response);
    else if (url.pathname === "/watch")
      response.setHeader("content-type", "application/json").end(JSON.stringify(found));
    else void sendFile(String(found), request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `https://lab.videos.example:${port}`;
  return {
    ...{ origin, videos, files, names, asked },
    source: {
      ...YOUTUBE,
      extraction: {
        extractors: "Lab",
        address: (id) => `${origin}/watch?v=${id}`,
        more: ["--plugin-dirs", plugins, "--no-check-certificates"],
      },
      allows: (host, asked) => host.endsWith(".videos.example") && asked === port,
      rule: {
        resolve: async (host) => {
          const answers = names.get(host);
          return (answers && answers.length > 1 ? answers.shift() : answers?.[0]) ?? ["127.0.0.1"];
        },
        isAllowed: (address) => address === "127.0.0.1",
      },
      authority,
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function sendFile(path: string, { headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? "") ?? [];
  const start = Number(from ?? 0);
  const end = to ? Number(to) : size - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    "accept-ranges": "bytes",
    "content-length": end - start + 1,
    ...(from === undefined ? {} : { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  const file = createReadStream(path, { start, end });
  response.once("close", () => file.destroy());
  file.pipe(response);
}
