import { exportAccount } from "#lib/server/export/export-account";
import { allowOnly } from "#lib/web/allow-only";
import { download, route } from "#lib/web/route";

export const GET = route(async ({ user }) => download(exportAccount(user.id), "application/zip"), "exportData");

const refused = allowOnly("GET");

export { refused as OPTIONS, refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
