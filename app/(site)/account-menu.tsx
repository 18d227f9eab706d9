import { MenuOf } from "#components/sign-in/menu-of";
import { viewer } from "#lib/web/page-user";
import { signOutAction } from "./(account)/actions.ts";

/** The end of the header: the menu of whoever is signed in, the way in, or (local mode) the settings alone. */
export async function AccountMenu() {
  const { user, hasAccounts } = await viewer();
  return (
    <MenuOf
      email={user?.email ?? null}
      isKnown={user !== undefined}
      signOut={hasAccounts ? signOutAction : undefined}
    />
  );
}
