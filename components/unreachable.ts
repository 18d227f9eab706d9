import { AppError } from "#lib/domain/errors";

/** Nothing came back from the server: no answer to a request, or no code that a page loads when it is wanted. */
export function unreachable(cause: unknown): AppError {
  return new AppError("unavailable", "no answer", {
    userMessage: "The server cannot be reached. Check the connection; nothing is lost.",
    cause,
  });
}
