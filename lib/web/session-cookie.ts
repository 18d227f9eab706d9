import "server-only";
import { type CookieOptionsWithName, combineChunks, parseCookieHeader, stringFromBase64URL } from "@supabase/ssr";
import { z } from "zod";
import { hostedEnv } from "#lib/web/hosted-env";

/**
 * How the session is kept in the browser: out of reach of scripts, sent with requests of this site and with links that
 * lead to it, and by https alone where the site has it. `__Host-` makes browsers refuse such a cookie of a neighbouring
 * subdomain, which could otherwise put people into a session of its own.
 */
export function sessionCookieOptions(): CookieOptionsWithName & { name: string } {
  const secure = new URL(hostedEnv().PUBLIC_URL).protocol === "https:";
  return {
    name: secure ? "__Host-sportssync" : "sportssync",
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  };
}

const sessionSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds since 1970. */
  expires_at: z.number(),
});

/** The session that a request's cookies hold; nothing of it is verified. Undefined without one that can be read. */
export async function readSessionCookie(headers: Headers): Promise<z.infer<typeof sessionSchema> | undefined> {
  const cookies = parseCookieHeader(headers.get("cookie") ?? "");
  const { name } = sessionCookieOptions();
  const text = await combineChunks(name, (chunk) => cookies.find((cookie) => cookie.name === chunk)?.value);
  if (!text?.startsWith(ENCODED)) return undefined;
  try {
    return sessionSchema.safeParse(JSON.parse(stringFromBase64URL(text.slice(ENCODED.length)))).data;
  } catch {
    return undefined;
  }
}
/** Stands before what @supabase/ssr has encoded. */
const ENCODED = "base64-";
