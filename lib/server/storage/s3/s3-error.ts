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
    return new AppError("unavailable", `storage could not be reached for "${key}"`, { cause: error });
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
  // 403 is a wrong key or clock, 301 a wrong region: ours to mend. Only the server's own trouble passes by itself.
  const status = error.$metadata.httpStatusCode ?? 0;
  const code = status >= 500 || status === 429 || status === 0 ? "unavailable" : "internal";
  return new AppError(code, `storage answered ${error.name} (${status}) for "${key}"`, { cause: error });
}
