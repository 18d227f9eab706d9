import { usageSchema } from "#lib/contracts/usage";
import { sizeText } from "#lib/domain/amounts";
import { AppError } from "#lib/domain/errors";
import { limitsText } from "../en/limits.ts";
import { requestJson } from "../request-json.ts";

let known: Promise<number | null> | undefined;

/** Throws AppError `limit_reached` for a video that is larger than the server takes from this person. */
export async function refuseTooLarge(file: File): Promise<void> {
  known ??= requestJson("/api/usage", usageSchema).then(({ uploadBytes }) => uploadBytes);
  const limit = await known.catch(() => {
    // Asked again with the next file; the server refuses what this does not.
    known = undefined;
    return null;
  });
  if (limit === null || file.size <= limit) return;
  const userMessage = limitsText.tooLarge(sizeText(file.size), sizeText(limit));
  throw new AppError("limit_reached", `a file of ${file.size} bytes, limit ${limit}`, { userMessage });
}
