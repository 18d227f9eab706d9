import { updateNotificationsSchema } from "#lib/contracts/notices";
import { notificationsOf, updateNotifications } from "#lib/server/notifications";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";

export const GET = route(async ({ user }) => json(await notificationsOf(user.id)));

export const PATCH = route(async ({ request, user }) =>
  json(await updateNotifications(user.id, await readJson(request, updateNotificationsSchema))),
);

const refused = allowOnly("GET", "PATCH");

export { refused as OPTIONS, refused as DELETE, refused as POST, refused as PUT };
