import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { AppError } from "#lib/domain/errors";
import { type AddressRule, PUBLIC_ONLY, resolvePublic } from "#lib/server/net/resolve-public";

type Post = {
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds for all of it: finding the address, connecting, sending, and the whole answer. */
  timeout?: number;
  signal?: AbortSignal | undefined;
};

export type PostAnswer = {
  readonly status: number;
  /** As it was sent; a redirect is not followed. */
  readonly headers: Readonly<IncomingMessage["headers"]>;
  /** The beginning of the answer, at most 16 KiB; what follows is not read. */
  readonly text: string;
};

const TIMEOUT = 10_000;
const KEPT = 16 * 1024;

/**
 * A POST to an address that a person gave. It connects to the very addresses that were checked to be public, under the
 * name that TLS expects, follows nothing elsewhere, and neither waits nor reads without bounds.
 * Throws AppError `invalid_request` for an address that is refused, `unavailable` when no answer came.
 */
export async function postPublic(post: Post, rule: AddressRule = PUBLIC_ONLY): Promise<PostAnswer> {
  const url = checkAddress(post.url);
  const deadline = AbortSignal.timeout(post.timeout ?? TIMEOUT);
  const signal = post.signal ? AbortSignal.any([deadline, post.signal]) : deadline;
  try {
    const addresses = await orAborted(resolvePublic(url.hostname, rule), signal);
    return await send(url, addresses, post, signal);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const why = deadline.aborted ? "took too long" : "did not answer";
    throw new AppError("unavailable", `${url.host} ${why}`, { cause, userMessage: `${url.host} ${why}.` });
  }
}

/**
 * An address that may be asked: `http` or `https`, without a name and password in it, at most 2,000 characters. Whether
 * its host is public shows when it is asked. Throws AppError `invalid_request`.
 */
export function checkAddress(text: string): URL {
  const url = text.length <= 2_000 && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new AppError("invalid_request", "no address of a web server", {
      userMessage:
        "This is not the address of a web server. It looks like https://example.org/hooks, without a password.",
    });
  }
  return url;
}

function send(url: URL, addresses: readonly string[], post: Post, signal: AbortSignal): Promise<PostAnswer> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const { promise, resolve, reject } = Promise.withResolvers<PostAnswer>();
  const asked = request(
    url,
    {
      method: "POST",
      headers: { ...post.headers, "content-length": Buffer.byteLength(post.body) },
      // A connection of its own: none that was opened to another address is used again.
      agent: false,
      lookup: answering(addresses),
      signal,
      maxHeaderSize: KEPT,
    },
    (answer) => readAnswer(answer).then(resolve, reject),
  );
  asked.on("error", reject);
  asked.end(post.body);
  return promise;
}

/** Instead of the resolver: answers what was checked. (An IP address is not looked up; it was checked as it is.) */
function answering(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, done) => {
    const [first] = found;
    if (options.all) done(null, found);
    else done(null, first?.address ?? "", first?.family);
  };
}

async function readAnswer(answer: IncomingMessage): Promise<PostAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= KEPT) break;
  }
  const text = Buffer.concat(chunks).subarray(0, KEPT).toString("utf8");
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}
