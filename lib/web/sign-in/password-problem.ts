import { MAX_PASSWORD_BYTES, MIN_PASSWORD } from "#lib/contracts/sign-in";

/** What is wrong with a new password before anybody is asked. */
export function passwordProblem(password: string): "weak_password" | undefined {
  const fits = password.length >= MIN_PASSWORD && new TextEncoder().encode(password).length <= MAX_PASSWORD_BYTES;
  return fits ? undefined : "weak_password";
}
