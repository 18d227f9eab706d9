import type { z } from "zod";
import { errorResponseSchema } from "#lib/contracts/api";
import { AppError, type ErrorCode } from "#lib/domain/errors";
import { tellSignedOut } from "./sign-in/signed-out.ts";
import { unreachable } from "./unreachable.ts";

type Options = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
  /** Let the request outlive the page, if its body is small enough for that. */
  keepalive?: boolean;
};

/** Browsers refuse longer bodies of requests that outlive the page (Fetch: 64 KiB for all of a page's together). */
const MOST_KEPT_ALIVE = 60_000;

/**
 * Calls our API and returns what the contract says.
 * Throws AppError with the server's code and message, or `unavailable` when no answer came.
 */
export async function requestJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  options: Options = {},
): Promise<z.output<Schema>> {
  const response = await send(path, options);
  const value: unknown = await response.json().catch(() => undefined);
  tellSignedOut(response.status === 401);
  if (!response.ok) throw errorOf(response, value);
  return schema.parse(value);
}

async function send(path: string, { method = "GET", body, signal, keepalive }: Options): Promise<Response> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  try {
    return await fetch(path, {
      method,
      ...(text !== undefined && { body: text, headers: { "content-type": "application/json" } }),
      ...(signal && { signal }),
      ...(keepalive && new Blob([text ?? ""]).size <= MOST_KEPT_ALIVE && { keepalive }),
    });
  } catch (error) {
    if (signal?.aborted) throw new AppError("cancelled", "the request was cancelled", { cause: error });
    throw unreachable(error);
  }
}

/** What a proxy answers by itself while the server behind it is away. */
const NOBODY_BEHIND: ReadonlySet<number> = new Set([502, 503, 504]);

function errorOf(response: Response, value: unknown): AppError {
  const parsed = errorResponseSchema.safeParse(value);
  if (!parsed.success) {
    const answer = new AppError("internal", `status ${response.status} without the error shape`);
    return NOBODY_BEHIND.has(response.status) ? unreachable(answer) : answer;
  }
  const { code, message, details } = parsed.data.error;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  // Codes come from our own server; one that this page does not know yet is as good as `internal`.
  return new AppError(code as ErrorCode, message, {
    userMessage: message,
    ...(details && { details }),
    ...(Number.isFinite(retryAfter) && { retryAfter }),
  });
}
