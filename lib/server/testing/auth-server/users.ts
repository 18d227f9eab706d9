import { randomBytes, randomUUID, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Sql } from "postgres";
import { AuthError } from "#lib/server/testing/auth-server/auth-error";
import type { Context } from "#lib/server/testing/auth-server/context";

export type UserRow = {
  id: string;
  email: string;
  encrypted_password: string | null;
  email_confirmed_at: Date | null;
  providers: string[];
  user_metadata: Record<string, unknown>;
  last_mail_at: Date | null;
  last_sign_in_at: Date | null;
  created_at: Date;
};

/** A user as the API tells them. */
export function userResource(user: UserRow): Record<string, unknown> {
  const identities = user.providers.map((provider) => ({
    identity_id: user.id,
    id: user.id,
    user_id: user.id,
    provider,
    identity_data: { email: user.email, sub: user.id },
    created_at: user.created_at,
  }));
  return {
    id: user.id,
    aud: "authenticated",
    role: "authenticated",
    email: user.email,
    phone: "",
    email_confirmed_at: user.email_confirmed_at ?? undefined,
    last_sign_in_at: user.last_sign_in_at ?? undefined,
    app_metadata: appMetadata(user),
    user_metadata: user.user_metadata,
    identities,
    created_at: user.created_at,
    is_anonymous: false,
  };
}

export const appMetadata = ({ providers }: UserRow) => ({ provider: providers[0], providers });

/** What a stranger is told who signs up with an address that has an account: the same as for a new one. */
export function obfuscatedUser(email: string): Record<string, unknown> {
  const nobody = { id: randomUUID(), email, encrypted_password: null, email_confirmed_at: null, providers: ["email"] };
  const times = { last_mail_at: null, last_sign_in_at: null, created_at: new Date() };
  return { ...userResource({ ...nobody, ...times, user_metadata: {} }), identities: [] };
}

export function readEmail(value: unknown): string {
  if (typeof value === "string" && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value)) return value.toLowerCase();
  throw new AuthError(400, "validation_failed", "Unable to validate email address: invalid format");
}

const MIN_PASSWORD = 6;
export function readNewPassword(value: unknown): string {
  if (typeof value === "string" && value.length >= MIN_PASSWORD && value.length <= 72) return value;
  throw new AuthError(422, "weak_password", `Password should be at least ${MIN_PASSWORD} characters.`, {
    weak_password: { reasons: ["length"] },
  });
}

export async function findUser(sql: Sql, email: string): Promise<UserRow | undefined> {
  return (await sql<UserRow[]>`select * from auth.users where email = ${email}`)[0];
}

type NewUser = { email: string; password?: string; confirmed: boolean; provider: string };
export async function insertUser({ sql }: Pick<Context, "sql">, user: NewUser): Promise<UserRow> {
  const password = user.password === undefined ? null : await hashPassword(user.password);
  const [row] = await sql<UserRow[]>`
    insert into auth.users (email, encrypted_password, email_confirmed_at, providers)
    values (${user.email}, ${password}, ${user.confirmed ? new Date() : null}, ${[user.provider]})
    returning *`;
  if (!row) throw new Error("the user was not stored");
  return row;
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${(await derive(password, salt, 32)).toString("hex")}`;
}

export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const [salt = "", hash = ""] = (kept ?? `${"0".repeat(32)}:${"0".repeat(64)}`).split(":");
  const derived = await derive(password, Buffer.from(salt, "hex"), 32);
  return timingSafeEqual(derived, Buffer.from(hash, "hex")) && kept !== null;
}
