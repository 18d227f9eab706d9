import { createClient } from "@supabase/supabase-js";
import type { Erasure } from "#lib/contracts/your-data";
import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";

/**
 * Deletes a person's sign-in at Supabase, which ends their sessions. False where this server may not do that: in local
 * mode there is none, and without SUPABASE_SECRET_KEY it stays. Idempotent. Throws AppError `unavailable`.
 */
export async function deleteSignIn(id: string): Promise<boolean> {
  const config = env();
  if (config.SPORTSSYNC_MODE !== "hosted" || !config.SUPABASE_SECRET_KEY) return false;
  const { auth } = createClient(config.SUPABASE_URL, config.SUPABASE_SECRET_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  const { error } = await auth.admin.deleteUser(id);
  if (error && error.status !== 404) {
    throw new AppError("unavailable", `the sign-in of ${id} was not deleted`, { cause: error });
  }
  return true;
}

/** What becomes of the sign-in of an account that is deleted. */
export function signInAfterErasure(): Erasure["signIn"] {
  const config = env();
  if (config.SPORTSSYNC_MODE === "local") return "none";
  return config.SUPABASE_SECRET_KEY ? "deleted" : "stays";
}
