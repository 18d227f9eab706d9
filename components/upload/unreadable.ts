import { AppError } from "#lib/domain/errors";

/** A chosen file that was moved or changed since: no waiting and no new connection mends that. */
export function unreadable(cause?: unknown): AppError {
  return new AppError("conflict", "the file cannot be read any more", {
    userMessage: "The file can no longer be read: it was moved, changed or its device unplugged. Choose it again.",
    cause,
  });
}
