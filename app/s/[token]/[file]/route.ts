import { publicRoute } from "#lib/web/route";
import { shareFile } from "#lib/web/share-file";

export const GET = publicRoute<{ token: string; file: string }>(({ params }) => shareFile(params.token, params.file));
