import { createClient } from "@supabase/supabase-js";
import type { Erasure } from "#lib/contracts/your-data";
import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";

/**
 * Deletes a person's sign-in at Supabase, which ends their sessions: "now", or "before" by a run that was cut short.
 * "not here" where this server may not do that: in local mode there is none, and without SUPABASE_SECRET_KEY it stays.
 * Throws AppError `unavailable`.
 */
export async function deleteSignIn(id: string): Promise<"now" | "before" | "not here"> {
  const config = env();
  if (config.SPORTSSYNC_MODE !== "hosted" || !config.SUPABASE_SECRET_KEY) return "not here";
  const { auth } = createClient(config.SUPABASE_URL, config.SUPABASE_SECRET_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  const { error } = await auth.admin.deleteUser(id);
  if (error && error.status !== 404) {
    throw new AppError("unavailable", `the sign-in of ${id} was not deleted`, { cause: error });
  }
  return error ? "before" : "now";
}

/** What becomes of the sign-in of an account that is deleted. */
export function signInAfterErasure(): Erasure["signIn"] {
  const config = env();
  if (config.SPORTSSYNC_MODE === "local") return "none";
  return config.SUPABASE_SECRET_KEY ? "deleted" : "stays";
}
