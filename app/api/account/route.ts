import { eraseAccountSchema } from "#lib/contracts/your-data";
import { signInAfterErasure } from "#lib/server/erase/delete-sign-in";
import { requestErasure } from "#lib/server/erase/request-erasure";
import { allowOnly } from "#lib/web/allow-only";
import { readJson } from "#lib/web/read-json";
import { json, route } from "#lib/web/route";
import { endSessions } from "#lib/web/sign-in/end-sessions";

export const DELETE = route(async ({ request, user }) => {
  const { confirm } = await readJson(request, eraseAccountSchema);
  await requestErasure(user, confirm);
  await endSessions(user);
  return json({ signIn: signInAfterErasure() }, 202);
});

const refused = allowOnly("DELETE");

export { refused as OPTIONS, refused as GET, refused as PATCH, refused as POST, refused as PUT };
