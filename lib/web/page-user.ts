import "server-only";
import { headers } from "next/headers";
import { notFound, unauthorized } from "next/navigation";
import { z } from "zod";
import { toAppError } from "#lib/domain/errors";
import { knownUser } from "#lib/web/known-user";
import type { User } from "#lib/web/require-user";

/** Whose page this is. Answers the "not signed in" page (401) to everyone else. */
export async function pageUser(): Promise<User> {
  try {
    return await knownUser(await headers());
  } catch (error) {
    if (toAppError(error).code === "unauthorized") unauthorized();
    throw error;
  }
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
