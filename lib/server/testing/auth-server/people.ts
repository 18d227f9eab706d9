import { AuthError } from "#lib/server/testing/auth-server/auth-error";
import type { Call, Context } from "#lib/server/testing/auth-server/context";
import { endSessions, signedIn } from "#lib/server/testing/auth-server/sessions";
import {
  hashPassword,
  insertUser,
  passwordFits,
  readEmail,
  readNewPassword,
  type UserRow,
  userResource,
} from "#lib/server/testing/auth-server/users";

export async function showUser(context: Context, call: Call): Promise<Response> {
  return Response.json(userResource((await signedIn(context, call)).user));
}

/** A new password ends every other session: whoever had the old one is out. */
export async function changeUser(context: Context, call: Call): Promise<Response> {
  const who = await signedIn(context, call);
  if (call.body.password !== undefined) {
    const password = readNewPassword(call.body.password);
    if (await passwordFits(password, who.user.encrypted_password)) {
      throw new AuthError(422, "same_password", "New password should be different from the old password.");
    }
    await context.sql`
      update auth.users set encrypted_password = ${await hashPassword(password)} where id = ${who.user.id}`;
    await endSessions(context, who, "others");
  }
  return Response.json(userResource((await signedIn(context, call)).user));
}

export async function logOut(context: Context, call: Call): Promise<Response> {
  await endSessions(context, await signedIn(context, call), call.query.get("scope") ?? "global");
  return new Response(null, { status: 204 });
}

/** What the holder of the secret key may do with people: make, list, look at, delete. */
export async function administer(context: Context, { method, path, body }: Call): Promise<Response> {
  const { sql } = context;
  const id = path.split("/")[3];
  if (!id && method === "GET") {
    const users = await sql<UserRow[]>`select * from auth.users order by created_at`;
    return Response.json({ users: users.map(userResource), aud: "authenticated" });
  }
  if (!id && method === "POST") {
    const password = body.password === undefined ? {} : { password: readNewPassword(body.password) };
    const user = { email: readEmail(body.email), ...password, confirmed: body.email_confirm === true };
    return Response.json(userResource(await insertUser(context, { ...user, provider: "email" })));
  }
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) throw new AuthError(404, "validation_failed", "user_id must be an UUID");
  if (method === "GET") {
    const [user] = await sql<UserRow[]>`select * from auth.users where id = ${id}`;
    if (user) return Response.json(userResource(user));
  }
  if (method === "DELETE") {
    const deleted = await sql`delete from auth.users where id = ${id} returning 1`;
    if (deleted.length > 0) return Response.json({});
  }
  throw new AuthError(404, "user_not_found", "User not found");
}
