import { createHash } from "node:crypto";
import { AuthError } from "#lib/server/testing/auth-server/auth-error";
import type { Call, Context } from "#lib/server/testing/auth-server/context";
import { mailLink, openLink } from "#lib/server/testing/auth-server/one-time-links";
import { failureAddress, redirectTarget } from "#lib/server/testing/auth-server/redirects";
import { refreshSession, startSession } from "#lib/server/testing/auth-server/sessions";
import {
  findUser,
  insertUser,
  obfuscatedUser,
  passwordFits,
  readEmail,
  readNewPassword,
  type UserRow,
  userResource,
} from "#lib/server/testing/auth-server/users";

export async function signUp(context: Context, call: Call): Promise<Response> {
  const email = readEmail(call.body.email);
  const password = readNewPassword(call.body.password);
  const known = await findUser(context.sql, email);
  if (known?.email_confirmed_at) {
    if (context.autoconfirm) throw new AuthError(422, "user_already_exists", "User already registered");
    return Response.json(obfuscatedUser(email));
  }
  const user =
    known ?? (await insertUser(context, { email, password, confirmed: context.autoconfirm, provider: "email" }));
  if (context.autoconfirm) return Response.json(await startSession(context, user, "password"));
  await mailLink(context, call, user, "signup");
  return Response.json(userResource(user));
}

export async function token(context: Context, call: Call): Promise<Response> {
  const grant = call.query.get("grant_type");
  if (grant === "password") return Response.json(await byPassword(context, call.body));
  if (grant === "refresh_token") return Response.json(await refreshSession(context, call.body.refresh_token));
  if (grant === "pkce") return Response.json(await byCode(context, call.body));
  throw new AuthError(400, "validation_failed", "unsupported_grant_type");
}

async function byPassword(context: Context, body: Call["body"]) {
  const user = await findUser(context.sql, String(body.email).toLowerCase());
  const fits = await passwordFits(String(body.password), user?.encrypted_password ?? null);
  if (!user || !fits) throw new AuthError(400, "invalid_credentials", "Invalid login credentials");
  if (!user.email_confirmed_at) throw new AuthError(400, "email_not_confirmed", "Email not confirmed");
  return startSession(context, user, "password");
}

type Flow = UserRow & { method: string; code_challenge: string; code_challenge_method: string; fresh: boolean };

/** The end of PKCE: the code that came by way of the browser, and what only its beginner knows. */
async function byCode(context: Context, { auth_code, code_verifier }: Call["body"]) {
  if (typeof auth_code !== "string" || typeof code_verifier !== "string") {
    throw new AuthError(
      400,
      "validation_failed",
      "invalid request: both auth code and code verifier should be non-empty",
    );
  }
  const known = /^[0-9a-f-]{36}$/.test(auth_code)
    ? await context.sql<Flow[]>`
        select users.*, method, code_challenge, code_challenge_method,
          flow_state.created_at > now() - interval '5 minutes' as fresh
        from auth.flow_state join auth.users on users.id = user_id where auth_code = ${auth_code}`
    : [];
  const [flow] = known;
  if (!flow) throw new AuthError(404, "flow_state_not_found", "invalid flow state, no valid flow state found");
  if (!flow.fresh) throw new AuthError(403, "flow_state_expired", "invalid flow state, flow state has expired");
  const hashed = createHash("sha256").update(code_verifier).digest("base64url");
  const expected = flow.code_challenge_method.toLowerCase() === "s256" ? hashed : code_verifier;
  if (flow.code_challenge !== expected) {
    throw new AuthError(400, "bad_code_verifier", "code challenge does not match previously saved code verifier");
  }
  const used = await context.sql`delete from auth.flow_state where auth_code = ${auth_code} returning 1`;
  if (used.length === 0) {
    throw new AuthError(404, "flow_state_not_found", "invalid flow state, no valid flow state found");
  }
  return startSession(context, flow, flow.method);
}

/** A link by mail to sign in with. Says the same whether or not the address has an account, where it may make one. */
export async function otp(context: Context, call: Call): Promise<Response> {
  const email = readEmail(call.body.email);
  const known = await findUser(context.sql, email);
  if (!known && call.body.create_user === false) {
    throw new AuthError(422, "otp_disabled", "Signups not allowed for otp");
  }
  const user = known ?? (await insertUser(context, { email, confirmed: false, provider: "email" }));
  await mailLink(context, call, user, user.email_confirmed_at ? "magiclink" : "signup");
  return Response.json({});
}

export async function recover(context: Context, call: Call): Promise<Response> {
  const user = await findUser(context.sql, readEmail(call.body.email));
  if (user) await mailLink(context, call, user, "recovery");
  return Response.json({});
}

export async function resend(context: Context, call: Call): Promise<Response> {
  if (call.body.type !== "signup") throw new AuthError(400, "validation_failed", "Missing one of these types: signup");
  const user = await findUser(context.sql, readEmail(call.body.email));
  if (user && !user.email_confirmed_at) await mailLink(context, call, user, "signup");
  return Response.json({});
}

/** A mailed link that was opened here: on to the site, with a code (PKCE), the tokens (older flow) or what is wrong. */
export async function verifyByLink(context: Context, call: Call): Promise<Response> {
  const target = redirectTarget(context, call);
  try {
    const type = call.query.get("type");
    const opened = await openLink(context, { type, token_hash: call.query.get("token") ?? "" });
    if (opened.flowId) {
      const [flow] = await context.sql<{ auth_code: string }[]>`
        select auth_code from auth.flow_state where id = ${opened.flowId}`;
      const url = new URL(target);
      url.searchParams.set("code", flow?.auth_code ?? "");
      return redirect(url.href);
    }
    const session = await startSession(context, opened.user, "otp");
    const facts = ["access_token", "refresh_token", "expires_in", "expires_at", "token_type"];
    const fragment = new URLSearchParams(facts.map((name) => [name, String(session[name])]));
    return redirect(`${target}#${fragment}&type=${opened.type}`);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return redirect(failureAddress(target, error.code, error.message));
  }
}

/** The same by a program that was given the link's hash, or the code. */
export async function verify(context: Context, call: Call): Promise<Response> {
  const { user } = await openLink(context, call.body);
  return Response.json(await startSession(context, user, "otp"));
}

const redirect = (location: string) => new Response(null, { status: 303, headers: { location } });
