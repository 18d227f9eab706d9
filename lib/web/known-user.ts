import "server-only";
import { seeAccount } from "#lib/server/accounts";
import { requireUser, type User } from "#lib/web/require-user";

/** Whose request this is, with an account of theirs. Throws AppError `unauthorized`, also while that is being deleted. */
export async function knownUser(headers: Headers): Promise<User> {
  const user = await requireUser(headers);
  await seeAccount(user);
  return user;
}
