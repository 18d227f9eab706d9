import type { Sql } from "postgres";
import type { SigningKeys } from "#lib/server/testing/auth-server/signing-keys";

export type AuthServerSettings = {
  /** Where the site is: links lead there when they name no address, or one that is not allowed. */
  readonly siteUrl: string;
  /** Further addresses that links may lead to, `http://host/**`. */
  readonly redirectAllowList: readonly string[];
  /** Whether new people are signed in without showing that the address is theirs. */
  readonly autoconfirm: boolean;
  /** `default`: links to this server, as a new project sends them. `token_hash`: links to the site's /auth/confirm. */
  readonly mailLinks: "default" | "token_hash";
  readonly accessTokenSeconds: number;
  /** Seconds in which a refresh token may be used again: requests that run side by side. */
  readonly reuseSeconds: number;
  /** Seconds that a mailed link is good for. */
  readonly linkSeconds: number;
  /** Seconds between two mails to the same person. */
  readonly secondsBetweenMails: number;
  /** Providers of OAuth that are set up. */
  readonly providers: readonly string[];
};

/** What every endpoint works with. */
export type Context = AuthServerSettings & {
  readonly sql: Sql;
  readonly keys: SigningKeys;
  /** The address of /auth/v1. */
  readonly issuer: string;
  readonly mail: (to: string, subject: string, text: string) => Promise<void>;
};

/** One request, read. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
};
