import type { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from "zod-openapi";
import { errorResponseSchema } from "#lib/contracts/api";
import type { ErrorCode } from "#lib/domain/errors";
import { STATUS_OF } from "#lib/web/status-of";

type Content = z.ZodType | { readonly type: string; readonly schema: z.ZodType };
type Answer = { readonly status: number; readonly description: string; readonly content?: Content };

/** A route in terms of its contracts. `errors` are those beside the ones that any route may answer. */
type Operation = {
  readonly summary: string;
  readonly tag: string;
  readonly answers: Answer | readonly Answer[];
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly header?: z.ZodObject;
  readonly body?: Content;
  readonly errors?: readonly ErrorCode[];
  /** Needs no token. */
  readonly open?: true;
};

/** Local mode refuses other machines and pages with `unauthorized`, open routes too. */
const ANYWHERE: readonly ErrorCode[] = ["unauthorized", "rate_limited", "internal", "unavailable"];

/** The operation as zod-openapi wants it, with every error in the one shape. */
export function operation(given: Operation): ZodOpenApiOperationObject {
  const { summary, tag, path, query, header, body, open } = given;
  return {
    summary,
    tags: [tag],
    ...((path || query || header) && {
      requestParams: { ...(path && { path }), ...(query && { query }), ...(header && { header }) },
    }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: responsesOf(given),
    ...(open && { security: [] }),
  };
}

function responsesOf({ answers, path, body, query, open, errors = [] }: Operation): ZodOpenApiResponsesObject {
  const codes = new Set<ErrorCode>([
    ...errors,
    ...(path ? (["not_found"] as const) : []),
    ...(body && isContract(body) ? (["too_large"] as const) : []),
    ...(body || query ? (["invalid_request"] as const) : []),
    // By cookie from another site's page.
    ...(open ? [] : (["forbidden"] as const)),
    ...ANYWHERE,
  ]);
  const responses: ZodOpenApiResponsesObject = {};
  for (const { status, description, content } of [answers].flat()) {
    responses[`${status as 200}`] = { description, ...(content && { content: contentOf(content) }) };
  }
  // By the HTTP server itself, before any route: 16 kB hold every address and header of ours.
  if (query) responses["431"] = { description: "The address or the headers are too long" };
  for (const [status, names] of Map.groupBy(codes, (code) => STATUS_OF[code])) {
    responses[`${status as 400}`] = { description: names.join(", "), content: contentOf(errorResponseSchema) };
  }
  return responses;
}

function contentOf(content: Content) {
  return isContract(content)
    ? { "application/json": { schema: content } }
    : { [content.type]: { schema: content.schema } };
}

const isContract = (content: Content): content is z.ZodType => !("schema" in content);
