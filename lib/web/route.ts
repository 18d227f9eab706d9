import "server-only";
import { ReadableStream } from "node:stream/web";
import { z } from "zod";
import type { ErrorResponse } from "#lib/contracts/api";
import { AppError, isUserFault, toAppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";
import { limitRate } from "#lib/server/limits/rate-limit";
import type { RateLimitName } from "#lib/server/limits/rate-limits";
import { createLogger, type Logger } from "#lib/server/logger";
import { attachment } from "#lib/server/storage/content-disposition";
import { clientAddress } from "#lib/web/client-address";
import { guardLoopback } from "#lib/web/guard-loopback";
import { guardOrigin } from "#lib/web/guard-origin";
import { knownUser } from "#lib/web/known-user";
import { refreshSession } from "#lib/web/refresh-session";
import type { User } from "#lib/web/require-user";
import { STATUS_OF } from "#lib/web/status-of";

/** A catch-all segment is a list. */
type Params = Record<string, string | string[]>;
type Call<P extends Params> = { readonly request: Request; readonly params: P };
type RouteHandler<P extends Params> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;

/**
 * A handler for signed-in people. `params.id`, where the path has one, is a UUID by the time the handler sees it.
 * Whatever it throws becomes the one error shape; only an AppError's `userMessage` and `details` leave the server.
 * Requests are counted against the person's limit for reading or writing, or against the one that is given.
 */
export function route<P extends Params = Params>(
  handler: (call: Call<P> & { readonly user: User }) => Promise<Response>,
  limit?: RateLimitName,
): RouteHandler<P> {
  return catching(async (call) => {
    const session = await refreshSession(call.request.headers);
    const response = await answering(call.request, async () => {
      const user = await askedBy(call.request, session?.requestHeaders);
      await limitRate(limit ?? (READS.has(call.request.method) ? "read" : "write"), user.id);
      return handler({ ...call, user });
    });
    session?.addTo(response);
    return response;
  });
}

const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

async function askedBy(request: Request, refreshed: Headers = request.headers): Promise<User> {
  try {
    const user = await knownUser(refreshed);
    if (user.by === "cookie") guardOrigin(request);
    return user;
  } catch (error) {
    if (toAppError(error).code === "unauthorized") await limitRate("stranger", clientAddress(request.headers));
    throw error;
  }
}

/** A handler that anyone may call: signed URLs, health, the API's description. The loopback guard still holds. */
export function publicRoute<P extends Params = Params>(handler: (call: Call<P>) => Promise<Response>): RouteHandler<P> {
  return catching(async (call) => {
    if (env().SPORTSSYNC_MODE === "local") guardLoopback(call.request.headers);
    await limitRate("open", clientAddress(call.request.headers));
    return handler(call);
  });
}

/** A contract's value as a response that no cache keeps. */
export function json<Value>(value: Value, status = 200): Response {
  return Response.json(value, { status, headers: { "cache-control": "no-store" } });
}

/** A value that every page on the web may read. */
export function publicJson<Value>(value: Value): Response {
  return Response.json(value, {
    headers: { "cache-control": "private, max-age=60", "access-control-allow-origin": "*" },
  });
}

/** A file that is made while it is sent: no faster than it is taken, and no further once nobody takes it any more. */
export function download({ name, bytes }: { name: string; bytes: AsyncGenerator<Uint8Array> }, type: string): Response {
  const headers = {
    "content-type": type,
    "content-disposition": attachment(name),
    "cache-control": "no-store",
  };
  return new Response(ReadableStream.from(bytes) as BodyInit, { headers });
}

/** Done, with nothing to say. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}

/** The one place that turns a thrown value into a response. */
function errorResponse(error: unknown): Response {
  const { code, userMessage, details, retryAfter } = toAppError(error);
  const body: ErrorResponse = { error: { code, message: userMessage, ...(details && { details }) } };
  const response = json(body, STATUS_OF[code]);
  if (retryAfter !== undefined) response.headers.set("retry-after", String(Math.ceil(retryAfter)));
  return response;
}

function catching<P extends Params>(handler: (call: Call<P>) => Promise<Response>): RouteHandler<P> {
  return (request, context) =>
    answering(request, async () => {
      // A path without parameters comes with none at all, whatever the generated types say.
      const params = (await context.params) ?? ({} as P);
      if (typeof params.id === "string" && !z.uuid().safeParse(params.id).success) throw unknownId(params.id);
      return handler({ request, params });
    });
}

async function answering(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    report(request, error);
    return errorResponse(error);
  }
}

function unknownId(id: string): AppError {
  return new AppError("not_found", `"${id}" is not an id`, { userMessage: "There is nothing at this address." });
}

let logger: Logger | undefined;
/** Never throws: a logger that cannot be made must not take the answer with it. */
function report(request: Request, error: unknown): void {
  try {
    logger ??= createLogger("web");
  } catch {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return;
  }
  const { code, message } = toAppError(error);
  const facts = { method: request.method, path: new URL(request.url).pathname, code };
  if (isUserFault(code)) logger.info(facts, message);
  else logger.error({ ...facts, err: error }, message);
}
