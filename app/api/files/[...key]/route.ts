import { AppError } from "#lib/domain/errors";
import { answerFileRequest } from "#lib/server/storage/disk/files-endpoint";
import { diskStorage } from "#lib/server/storage/open-storage";
import { allowOnly } from "#lib/web/allow-only";
import { publicRoute } from "#lib/web/route";

/**
 * The disk driver's files and parts, by signed URL only. With S3 as storage there is nothing here.
 * Next takes `content-length` off every route handler's answer and sends it chunked; ranges still tell the size.
 */
const answer = publicRoute(async ({ request }) => {
  const disk = diskStorage();
  if (!disk) {
    throw new AppError("not_found", "no disk storage", { userMessage: "There is nothing at this address." });
  }
  return answerFileRequest(disk, request);
});

export { answer as GET, answer as HEAD, answer as OPTIONS, answer as PUT };

const refused = allowOnly("GET", "HEAD", "PUT");

export { refused as DELETE, refused as PATCH, refused as POST };
