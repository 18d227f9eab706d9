import { S3ServiceException } from "@aws-sdk/client-s3";
import { AppError } from "#lib/domain/errors";
import { missingPart, unknownObject, unknownUpload } from "#lib/server/storage/storage-errors";

/** For `.catch`: what S3 or the network said, as an AppError. */
export function s3Error(key: string): (error: unknown) => never {
  return (error) => {
    throw toStorageError(key, error);
  };
}

function toStorageError(key: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof S3ServiceException)) {
    return new AppError("unavailable", `storage could not be reached for "${key}"`, {
      userMessage: AWAY,
      cause: error,
    });
  }
  switch (error.name) {
    case "NoSuchUpload":
      return unknownUpload(key, error);
    case "NoSuchKey":
    case "NotFound":
      return unknownObject(key, error);
    case "InvalidPart":
    case "InvalidPartOrder":
    case "EntityTooSmall":
      return missingPart(undefined, error);
  }
  // Also what a wrong key, clock or region brings (403, 301): nobody who asks can mend it, and it mends without them.
  const status = error.$metadata.httpStatusCode ?? 0;
  const said = `storage answered ${error.name} (${status}) for "${key}"`;
  if (status >= 400 && status < 500 && !MENDED_BY_OPERATOR.has(status)) {
    return new AppError("internal", said, { cause: error });
  }
  return new AppError("unavailable", said, { userMessage: AWAY, cause: error });
}

/** Too fast, and what a wrong key, clock or bucket is answered with. */
const MENDED_BY_OPERATOR: ReadonlySet<number> = new Set([401, 403, 404, 408, 429]);
const AWAY = "The file storage does not answer just now. What is stored is safe; try again in a few minutes.";
