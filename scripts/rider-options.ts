import { type Rider, riderSchema } from "#lib/domain/rider";
import { usageFault } from "./cli.ts";

/** The options that tell who rides, for `parseArgs`. */
export const RIDER_OPTIONS = {
  rider: { type: "string" },
  ftp: { type: "string" },
  "max-heart-rate": { type: "string" },
  weight: { type: "string" },
} as const;

type RiderValues = { readonly [Name in keyof typeof RIDER_OPTIONS]?: string | undefined };

/** The rider of the command line. Throws `invalid_request` that names the option at fault. */
export function parseRider(values: RiderValues): Rider {
  return {
    ...parsed("name", "--rider", values.rider),
    ...parsed("ftp", "--ftp", values.ftp),
    ...parsed("maxHeartRate", "--max-heart-rate", values["max-heart-rate"]),
    ...parsed("weight", "--weight", values.weight),
  };
}

function parsed(key: keyof Rider, option: string, text: string | undefined): Rider {
  if (text === undefined) return {};
  const value = key === "name" ? text : Number(text.trim() || Number.NaN);
  const result = riderSchema.safeParse({ [key]: value });
  if (result.success) return result.data;
  throw usageFault(`${option}: ${result.error.issues[0]?.message.toLowerCase() ?? "not usable"}, not "${text}".`);
}
