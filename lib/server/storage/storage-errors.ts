import { AppError } from "#lib/domain/errors";

/** Both drivers say the same about an upload that is completed, aborted, swept or never was. */
export function unknownUpload(uploadId: string, cause?: unknown): AppError {
  return new AppError("not_found", `no upload "${uploadId}"`, {
    userMessage: "This upload no longer exists. Please choose the file again.",
    cause,
  });
}

/** `partNumber` when storage tells which one. */
export function missingPart(partNumber: number | undefined, cause?: unknown): AppError {
  const part = partNumber === undefined ? "A part" : `Part ${partNumber}`;
  return new AppError("invalid_request", `${part} of the upload is missing, changed or out of order.`, {
    userMessage: `${part} of the upload is missing or was changed. Continue the upload to send it again.`,
    ...(partNumber !== undefined && { details: { partNumber } }),
    cause,
  });
}

/** What was stored under a key is gone. */
export function unknownObject(key: string, cause?: unknown): AppError {
  return new AppError("not_found", `no object "${key}"`, { userMessage: "This file no longer exists.", cause });
}
