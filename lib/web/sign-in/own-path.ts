const HOME = "/projects";
/** Stands for this site while an address is read; no address of the web has it. */
const SELF = "http://self.invalid";

/**
 * The page of this site that an address names, to go to after signing in; the list of projects when it names none. Never
 * leads to another site, however it is written, nor to what is no page to come back to.
 */
export function ownPath(next: unknown): string {
  // Browsers read a backslash as a slash and drop tabs and line breaks.
  if (typeof next !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return HOME;
  const url = URL.parse(next, SELF);
  if (url?.origin !== SELF || /^\/(?:api|auth|login|signup|_next)(?:\/|$)/.test(url.pathname)) return HOME;
  // What was left over of `/.//host` must not begin with two slashes either.
  return url.pathname.startsWith("//") ? HOME : `${url.pathname}${url.search}${url.hash}`;
}
