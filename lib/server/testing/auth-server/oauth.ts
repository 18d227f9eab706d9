import { escapeHtml } from "#lib/domain/embed";
import { AuthError } from "#lib/server/testing/auth-server/auth-error";
import type { Call, Context } from "#lib/server/testing/auth-server/context";
import { failureAddress, redirectTarget } from "#lib/server/testing/auth-server/redirects";
import { findUser, insertUser, readEmail } from "#lib/server/testing/auth-server/users";

/** Begins a sign-in by another service: off to its page, which is played by this server too. */
export async function authorize(context: Context, call: Call): Promise<Response> {
  const provider = call.query.get("provider") ?? "";
  if (!context.providers.includes(provider)) {
    throw new AuthError(400, "validation_failed", "Unsupported provider: provider is not enabled");
  }
  const challenge = call.query.get("code_challenge");
  if (!challenge) throw new AuthError(400, "validation_failed", "the stand-in knows OAuth by PKCE only");
  const method = call.query.get("code_challenge_method") ?? "plain";
  const [flow] = await context.sql<{ id: string }[]>`
    insert into auth.flow_state (code_challenge, code_challenge_method, provider, method, redirect_to)
    values (${challenge}, ${method}, ${provider}, 'oauth', ${redirectTarget(context, call)}) returning id`;
  return to(`${context.issuer}/stand-in-provider?${new URLSearchParams({ provider, state: flow?.id ?? "" })}`);
}

/** The page of the other service: who they are there, and whether this site may know. */
export function providerPage({ issuer }: Context, { query }: Call): Response {
  const [provider, state] = [query.get("provider"), query.get("state")].map((text) => escapeHtml(text ?? ""));
  return new Response(
    `<!doctype html><title>${provider}</title><h1>Sign in with ${provider}</h1>
<form action="${issuer}/callback"><input type="hidden" name="state" value="${state}">
<label>Email <input name="email" type="email"></label>
<button>Continue</button> <button name="error" value="access_denied">Cancel</button></form>`,
    { headers: { "content-type": "text/html; charset=utf-8" } },
  );
}

/** Back from there: on to the site with a code, or with the refusal. */
export async function providerCallback({ sql }: Context, { query }: Call): Promise<Response> {
  const state = query.get("state") ?? "";
  const [flow] = /^[0-9a-f-]{36}$/.test(state)
    ? await sql<{ auth_code: string; provider: string; redirect_to: string }[]>`
        select * from auth.flow_state where id = ${state} and user_id is null`
    : [];
  if (!flow) throw new AuthError(400, "bad_oauth_state", "OAuth state not found or expired");
  if (query.has("error")) {
    return to(
      failureAddress(
        flow.redirect_to,
        "access_denied",
        "The resource owner or authorization server denied the request",
      ),
    );
  }
  const email = readEmail(query.get("email"));
  const known = await findUser(sql, email);
  const user = known ?? (await insertUser({ sql }, { email, confirmed: true, provider: flow.provider }));
  if (known) {
    // A provider vouches for the address: the accounts are one, as Supabase links them.
    await sql`update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()),
      providers = (select array_agg(distinct name) from unnest(providers || ${flow.provider}::text) as name)
      where id = ${known.id}`;
  }
  await sql`update auth.flow_state set user_id = ${user.id} where id = ${state}`;
  const url = new URL(flow.redirect_to);
  url.searchParams.set("code", flow.auth_code);
  return to(url.href);
}

const to = (location: string) => new Response(null, { status: 302, headers: { location } });
