import type { Call, Context } from "#lib/server/testing/auth-server/context";

/** Where a link leads in the end: the address that was asked for, if the list has it; else the site. */
export function redirectTarget({ siteUrl, redirectAllowList }: Context, { query }: Pick<Call, "query">): string {
  const asked = URL.parse(query.get("redirect_to") ?? "");
  if (!asked) return siteUrl;
  const allowed = [siteUrl, ...redirectAllowList].some((pattern) => glob(pattern).test(asked.href));
  return allowed ? asked.href : siteUrl;
}

/** `*` stands for what is between two separators, `**` for anything. */
function glob(pattern: string): RegExp {
  const quoted = pattern.split("**").map((part) => {
    return part
      .split("*")
      .map((text) => text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^./]*");
  });
  return new RegExp(`^${quoted.join(".*")}/?$`);
}

/** A redirect that tells of a failure, in the query and, for pages that only read that, in the fragment. */
export function failureAddress(target: string, code: string, description: string): string {
  const facts = new URLSearchParams({ error: "access_denied", error_code: code, error_description: description });
  const url = new URL(target);
  for (const [name, value] of facts) url.searchParams.set(name, value);
  url.hash = facts.toString();
  return url.href;
}
