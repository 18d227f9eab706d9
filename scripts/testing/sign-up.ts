import { createClient } from "@supabase/supabase-js";

/** Who has signed up, with a token for the API. */
export type SignedUp = {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
};

type Keys = { readonly url: string; readonly publishableKey: string; readonly secretKey: string };

/** A new person whose address is taken as confirmed, signed in by password. */
export async function signUpAt({ url, publishableKey, secretKey }: Keys, email: string): Promise<SignedUp> {
  const password = `ride on, ${email}`;
  const options = { auth: { persistSession: false, autoRefreshToken: false } };
  const made = await createClient(url, secretKey, options).auth.admin.createUser({
    email,
    password,
    email_confirm: true,
  });
  if (made.error) throw made.error;
  const signedIn = await createClient(url, publishableKey, options).auth.signInWithPassword({ email, password });
  if (signedIn.error) throw signedIn.error;
  return { id: signedIn.data.user.id, email, password, accessToken: signedIn.data.session.access_token };
}
