import "server-only";
import type { User } from "#lib/web/require-user";
import { signOutEverywhere, signOutHere } from "#lib/web/sign-in/sign-out";

/** Ends all sessions of a person who came with one, as far as the sign-in service answers; this browser's in any case. */
export async function endSessions({ by }: User): Promise<void> {
  if (by !== "cookie") return;
  if (await signOutEverywhere()) await signOutHere();
}
