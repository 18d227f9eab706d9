import "server-only";
import { headers } from "next/headers";
import { notFound, redirect, unauthorized } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { toAppError } from "#lib/domain/errors";
import { ERASING } from "#lib/server/accounts";
import { env } from "#lib/server/env";
import { knownUser } from "#lib/web/known-user";
import type { User } from "#lib/web/require-user";

/** The request header in which `proxy.ts` tells a page its own address; a page cannot see it otherwise. */
export const PAGE_ADDRESS = "x-page-address";

/** Asked once for everything that makes up a page. */
const asking = cache(async (): Promise<{ user: User } | { error: unknown }> => {
  try {
    return { user: await knownUser(await headers()) };
  } catch (error) {
    return { error };
  }
});

/** Whose page this is. Everyone else is led to sign in and back; in local mode the answer is 401. An account
 * that is being deleted says so. */
export async function pageUser(): Promise<User> {
  const asked = await asking();
  if ("user" in asked) return asked.user;
  const { code, details } = toAppError(asked.error);
  if (code !== "unauthorized") throw asked.error;
  if (details?.reason === ERASING) redirect("/deleted");
  if (env().SPORTSSYNC_MODE === "local") unauthorized();
  const next = (await headers()).get(PAGE_ADDRESS) ?? "/";
  redirect(`/login?${new URLSearchParams({ next })}`);
}

/** Who looks at a page that is anybody's, and whether there is anything to sign in to. */
export async function viewer(): Promise<{ readonly user?: User; readonly hasAccounts: boolean }> {
  const asked = await asking();
  return { ...("user" in asked && { user: asked.user }), hasAccounts: env().SPORTSSYNC_MODE === "hosted" };
}

/** What a service found for a page; its `not_found` becomes the "not found" page (404). */
export async function foundOr404<Value>(id: string, find: (id: string) => Promise<Value>): Promise<Value> {
  if (!z.uuid().safeParse(id).success) notFound();
  return openOr404(() => find(id));
}

/** The same where the address holds no id; what is gone is not found either: a page cannot answer 410. */
export async function openOr404<Value>(find: () => Promise<Value>): Promise<Value> {
  try {
    return await find();
  } catch (error) {
    const { code } = toAppError(error);
    if (code === "not_found" || code === "gone") notFound();
    throw error;
  }
}
