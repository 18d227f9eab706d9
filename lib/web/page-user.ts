import "server-only";
import { headers } from "next/headers";
import { notFound, unauthorized } from "next/navigation";
import { z } from "zod";
import { toAppError } from "#lib/domain/errors";
import { requireUser, type User } from "#lib/web/require-user";

/** Whose page this is. Answers the "not signed in" page (401) to everyone else. */
export async function pageUser(): Promise<User> {
  try {
    return await requireUser(await headers());
  } catch (error) {
    if (toAppError(error).code === "unauthorized") unauthorized();
    throw error;
  }
}

/** What a service found for a page; its `not_found` becomes the "not found" page (404). */
export async function foundOr404<Value>(id: string, find: (id: string) => Promise<Value>): Promise<Value> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await find(id);
  } catch (error) {
    if (toAppError(error).code === "not_found") notFound();
    throw error;
  }
}
