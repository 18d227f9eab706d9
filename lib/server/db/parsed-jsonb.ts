import { customType } from "drizzle-orm/pg-core";
import type { z } from "zod";

/**
 * A JSON column whose values pass their schema on the way out: a row that an earlier release wrote comes with today's
 * defaults for what it lacks, wherever it is read. Throws ZodError for a row that is not what the column holds.
 */
export function parsedJsonb<Schema extends z.ZodType>(name: string, schema: Schema) {
  return customType<{ data: z.output<Schema>; driverData: unknown }>({
    dataType: () => "jsonb",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => schema.parse(typeof stored === "string" ? JSON.parse(stored) : stored),
  })(name);
}
