import { AuthError } from "#lib/server/testing/auth-server/auth-error";
import type { Call, Context } from "#lib/server/testing/auth-server/context";
import { authorize, providerCallback, providerPage } from "#lib/server/testing/auth-server/oauth";
import { administer, changeUser, logOut, showUser } from "#lib/server/testing/auth-server/people";
import { otp, recover, resend, signUp, token, verify, verifyByLink } from "#lib/server/testing/auth-server/sign-in";

type Keys = { readonly publishableKey: string; readonly secretKey: string };
type Endpoint = (context: Context, call: Call) => Promise<Response> | Response;

/** Reached by browsers that follow a link, so without a key. */
const OPEN: Record<string, Endpoint> = {
  "GET /verify": verifyByLink,
  "GET /authorize": authorize,
  "GET /stand-in-provider": providerPage,
  "GET /callback": providerCallback,
  "GET /.well-known/jwks.json": ({ keys }) => {
    return Response.json(keys.publicKeys(), { headers: { "cache-control": "public, max-age=600" } });
  },
  "GET /health": () =>
    Response.json({ name: "GoTrue", description: "A stand-in for Supabase Auth", version: "stand-in" }),
};
/** By the publishable key. */
const KEYED: Record<string, Endpoint> = {
  "GET /settings": ({ autoconfirm, providers }) => {
    const external = Object.fromEntries(["email", ...providers].map((name) => [name, true]));
    return Response.json({ external, disable_signup: false, mailer_autoconfirm: autoconfirm });
  },
  "POST /signup": signUp,
  "POST /token": token,
  "POST /otp": otp,
  "POST /magiclink": otp,
  "POST /verify": verify,
  "POST /recover": recover,
  "POST /resend": resend,
  "POST /logout": logOut,
  "GET /user": showUser,
  "PUT /user": changeUser,
};

/** Answers one request under /auth/v1, errors in the shape that the client's API version asks for. */
export async function answer(context: Context, keys: Keys, request: Request): Promise<Response> {
  try {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/auth/v1/")) throw new AuthError(404, "not_found", "404 page not found");
    const path = pathname.slice("/auth/v1".length);
    const call: Call = {
      method: request.method,
      path,
      query: searchParams,
      headers: request.headers,
      body: await read(request),
    };
    return await endpoint(keys, call)(context, call);
  } catch (error) {
    return errorResponse(request, error);
  }
}

function endpoint({ publishableKey, secretKey }: Keys, { method, path, headers }: Call): Endpoint {
  const open = OPEN[`${method} ${path}`];
  if (open) return open;
  const key = headers.get("apikey");
  if (key !== publishableKey && key !== secretKey) throw new AuthError(401, "no_authorization", "Invalid API key");
  if (path === "/admin/users" || path.startsWith("/admin/users/")) {
    if (key !== secretKey) throw new AuthError(403, "not_admin", "User not allowed");
    return administer;
  }
  const keyed = KEYED[`${method} ${path}`];
  if (!keyed) throw new AuthError(404, "not_found", "404 page not found");
  return keyed;
}

async function read(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (!text) return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  } catch {}
  throw new AuthError(400, "bad_json", "Could not parse request body as JSON");
}

function errorResponse(request: Request, thrown: unknown): Response {
  if (!(thrown instanceof AuthError)) console.error(thrown);
  const error =
    thrown instanceof AuthError ? thrown : new AuthError(500, "unexpected_failure", "Internal Server Error");
  const { status, code, message, facts } = error;
  const dated = (request.headers.get("x-supabase-api-version") ?? "") >= "2024-01-01";
  const body = dated ? { code, message, ...facts } : { code: status, error_code: code, msg: message, ...facts };
  return Response.json(body, { status, headers: dated ? { "x-supabase-api-version": "2024-01-01" } : {} });
}
