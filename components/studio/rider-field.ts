import { type Rider, riderSchema } from "#lib/domain/rider";
import { riderText } from "../en/studio.ts";

/** The rider with one value as it was typed; an empty text takes it out. Else what is wrong with it, in words. */
export function withRiderField(
  rider: Rider,
  name: keyof Rider,
  text: string,
): { readonly rider: Rider } | { readonly problem: string } {
  const { [name]: _, ...others } = rider;
  const typed = text.trim();
  if (typed === "") return { rider: others };
  const value = name === "name" ? typed : Number(typed.replace(",", "."));
  const parsed = riderSchema.safeParse({ ...others, [name]: value });
  if (parsed.success) return { rider: parsed.data };
  return { problem: parsed.error.issues[0]?.message ?? riderText.unusable };
}
