import { createHash, randomInt } from "node:crypto";
import { AuthError } from "#lib/server/testing/auth-server/auth-error";
import type { Call, Context } from "#lib/server/testing/auth-server/context";
import { redirectTarget } from "#lib/server/testing/auth-server/redirects";
import type { UserRow } from "#lib/server/testing/auth-server/users";

export type LinkType = "signup" | "magiclink" | "recovery";

const SUBJECT = {
  signup: "Confirm Your Signup",
  magiclink: "Your Magic Link",
  recovery: "Reset Your Password",
} as const;
/** What the site's own page for links calls them. */
const SITE_TYPE = { signup: "email", magiclink: "email", recovery: "recovery" } as const;

/** Mails a person a link that is good for once; one they were sent before for the same purpose is good no more. */
export async function mailLink(context: Context, call: Call, user: UserRow, type: LinkType): Promise<void> {
  const { sql, secondsBetweenMails } = context;
  const wait = secondsBetweenMails - (Date.now() - (user.last_mail_at?.getTime() ?? 0)) / 1000;
  if (wait > 0) {
    const text = `For security purposes, you can only request this after ${Math.ceil(wait)} seconds.`;
    throw new AuthError(429, "over_email_send_rate_limit", text);
  }
  const target = redirectTarget(context, call);
  const flow = await startFlow(context, call, user, type, target);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const hash = `${flow ? "pkce_" : ""}${tokenHash(user.email, code)}`;
  await sql`delete from auth.one_time_tokens where user_id = ${user.id} and type = ${type}`;
  await sql`
    insert into auth.one_time_tokens (hash, user_id, type, flow_id) values (${hash}, ${user.id}, ${type}, ${flow})`;
  await sql`update auth.users set last_mail_at = now() where id = ${user.id}`;

  const link =
    context.mailLinks === "default"
      ? `${context.issuer}/verify?${new URLSearchParams({ token: hash, type, redirect_to: target })}`
      : `${context.siteUrl}/auth/confirm?${new URLSearchParams({ token_hash: hash, type: SITE_TYPE[type] })}`;
  await context.mail(user.email, SUBJECT[type], `Follow this link:\n\n${link}\n\nor enter the code ${code}\n`);
}

async function startFlow({ sql }: Context, { body }: Call, user: UserRow, type: LinkType, target: string) {
  if (!body.code_challenge) return null;
  const [flow] = await sql<{ id: string }[]>`
    insert into auth.flow_state (code_challenge, code_challenge_method, method, redirect_to, user_id)
    values (${String(body.code_challenge)}, ${String(body.code_challenge_method)}, ${type}, ${target}, ${user.id})
    returning id`;
  return flow?.id ?? null;
}

export type Opened = { user: UserRow; type: LinkType; flowId: string | null };

/** Opens a link: by its hash, or by the address and the code that the mail tells. Using it up and finding it are one. */
export async function openLink({ sql, linkSeconds }: Context, given: Record<string, unknown>): Promise<Opened> {
  const types = typesNamed(String(given.type));
  const hash = typeof given.token_hash === "string" ? given.token_hash : undefined;
  const byCode = hash === undefined ? tokenHash(String(given.email).toLowerCase(), String(given.token)) : "";
  const hashes = hash === undefined ? [byCode, `pkce_${byCode}`] : [hash];
  const [row] = await sql<(UserRow & { type: LinkType; flow_id: string | null; fresh: boolean })[]>`
    with used as (
      delete from auth.one_time_tokens where hash in ${sql(hashes)} and type in ${sql(types)}
      returning user_id, type, flow_id, created_at > now() - make_interval(secs => ${linkSeconds}) as fresh
    )
    select users.*, type, flow_id, fresh from used join auth.users on users.id = user_id`;
  if (!row?.fresh) throw new AuthError(403, "otp_expired", "Email link is invalid or has expired");
  // Who opens a link that was mailed to an address has that address.
  const [user] = await sql<UserRow[]>`
    update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()) where id = ${row.id} returning *`;
  return { user: user ?? row, type: row.type, flowId: row.flow_id };
}

function typesNamed(type: string): LinkType[] {
  if (type === "email") return ["signup", "magiclink"];
  if (type === "signup" || type === "magiclink" || type === "recovery") return [type];
  throw new AuthError(400, "validation_failed", "Verify requires a verification type");
}

const tokenHash = (email: string, code: string) => createHash("sha224").update(`${email}${code}`).digest("hex");
