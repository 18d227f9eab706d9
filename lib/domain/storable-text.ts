import { z } from "zod";

const NOT_STORABLE = "The text holds characters that cannot be stored: NUL or half a character. Type it anew";

/** Text that every database and file can hold: PostgreSQL refuses NUL and halves of characters, in JSON too. */
export const storableText = z
  .string()
  // The API's description carries it too. It cannot say the other one: not every reader of patterns knows of halves.
  .regex(/^[^\0]*$/, NOT_STORABLE)
  .refine((text) => !/\p{Surrogate}/u.test(text), NOT_STORABLE);
