import { z } from "zod";

/** Text that every database and file can hold: PostgreSQL refuses NUL and halves of characters, in JSON too. */
export const storableText = z
  .string()
  .refine(
    (text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text),
    "The text holds characters that cannot be stored: NUL or half a character. Type it anew",
  );
