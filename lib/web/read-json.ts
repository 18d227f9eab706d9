import type { z } from "zod";
import { AppError } from "#lib/domain/errors";

/** Requests carry ids and small documents, never files. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The request's JSON body, checked against its contract.
 * Throws AppError `invalid_request` (with the contract's issues in `details`) or `too_large`.
 */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) {
    throw new AppError("invalid_request", `The request body must be application/json; "${type}" came.`);
  }
  const text = await readText(request);
  return parse(schema, toValue(text), "request body");
}

/** The request's query string, checked against its contract. Throws AppError `invalid_request`. */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  return parse(schema, Object.fromEntries(new URL(request.url).searchParams), "query");
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const first = issues[0];
  const where = first?.path ? ` at "${first.path}"` : "";
  throw new AppError(
    "invalid_request",
    `The ${what} is not as expected${where}: ${sentence(first?.message ?? "invalid")}`,
    {
      details: { issues },
    },
  );
}

/** zod's own messages have no full stop, ours do. */
const sentence = (text: string) => (text.endsWith(".") ? text : `${text}.`);

function toValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid_request", "The request body is not valid JSON.", { cause: error });
  }
}

/** Counts while reading: `content-length` may be absent or untrue. */
async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) {
      throw new AppError("too_large", `The request body is larger than ${MAX_BODY_BYTES} bytes.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
