import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Notifications, updateNotificationsSchema } from "#lib/contracts/notices";
import { AppError } from "#lib/domain/errors";
import { accountOf, withAccount } from "#lib/server/accounts";
import { accounts } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { recentMails } from "#lib/server/telling/recent-deliveries";

/** How a person is told by mail, and how the last ones went. */
export async function notificationsOf(ownerId: string): Promise<Notifications> {
  const [account, deliveries] = await Promise.all([accountOf(ownerId), recentMails(ownerId)]);
  const available = env().SMTP_URL !== undefined;
  return { mail: { available, address: account.email, wanted: account.mailWanted, deliveries } };
}

/** Changes that. Throws AppError `invalid_request` for an address in hosted mode, where it is that of the sign-in. */
export async function updateNotifications(
  ownerId: string,
  { mailWanted, address }: z.infer<typeof updateNotificationsSchema>,
): Promise<Notifications> {
  if (address !== undefined && env().SPORTSSYNC_MODE !== "local") {
    throw new AppError("invalid_request", "a mail address other than the sign-in's", {
      userMessage: "Mail goes to the address that you sign in with.",
    });
  }
  const change = { ...(mailWanted !== undefined && { mailWanted }), ...(address !== undefined && { email: address }) };
  if (Object.keys(change).length > 0) {
    await withAccount(ownerId, (tx) => tx.update(accounts).set(change).where(eq(accounts.id, ownerId)));
  }
  return notificationsOf(ownerId);
}
