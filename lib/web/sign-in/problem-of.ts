import type { AuthError } from "@supabase/supabase-js";
import type { SignInProblem } from "#lib/contracts/sign-in";

const PROBLEMS: Readonly<Record<string, SignInProblem>> = {
  invalid_credentials: "wrong",
  email_not_confirmed: "unconfirmed",
  email_address_invalid: "email",
  email_address_not_authorized: "email",
  validation_failed: "email",
  weak_password: "weak_password",
  same_password: "same_password",
  signup_disabled: "closed",
  email_provider_disabled: "closed",
  user_already_exists: "taken",
  email_exists: "taken",
  user_banned: "wrong",
  over_request_rate_limit: "too_many",
  over_email_send_rate_limit: "too_many",
  otp_expired: "link",
  flow_state_not_found: "link",
  flow_state_expired: "link",
  bad_code_verifier: "other_browser",
  pkce_code_verifier_not_found: "other_browser",
  access_denied: "declined",
};

/** What a refusal of Supabase Auth means to the person; whatever is not theirs to mend is "unavailable". */
export function problemOf({ code = "", status }: Pick<AuthError, "code" | "status">): SignInProblem {
  return PROBLEMS[code] ?? (status === 429 ? "too_many" : "unavailable");
}
