import { parseCookieHeader } from "@supabase/ssr";

type CookieOptions = { maxAge?: number };

/** A browser's cookies, in the shape of `next/headers`, and the headers of its next request. */
export function createBrowser(address = "203.0.113.7") {
  const jar = new Map<string, string>();
  const store = {
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
    set(name: string, value: string, { maxAge }: CookieOptions = {}) {
      if (maxAge === 0) jar.delete(name);
      else jar.set(name, value);
    },
  };
  return {
    store,
    headers: () => {
      const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
      return new Headers({ "x-forwarded-for": address, ...(cookie && { cookie }) });
    },
    /** Takes the cookies that a response gives. */
    take(response: Response) {
      for (const line of response.headers.getSetCookie()) {
        const [{ name, value } = { name: "", value: "" }] = parseCookieHeader(line.split(";")[0] ?? "");
        store.set(name, value, { ...(/max-age=0/i.test(line) && { maxAge: 0 }) });
      }
    },
    names: () => [...jar.keys()],
  };
}
export type Browser = ReturnType<typeof createBrowser>;
