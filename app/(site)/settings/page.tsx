import { AccountSection } from "#components/settings/account";
import { NotificationsSection } from "#components/settings/notifications";
import { UsageSection } from "#components/settings/usage";
import { YourDataSection } from "#components/settings/your-data";
import { signInAfterErasure } from "#lib/server/erase/delete-sign-in";
import { keptFilms } from "#lib/server/kept-films";
import { usageOf } from "#lib/server/limits/usage";
import { notificationsOf } from "#lib/server/notifications";
import { listWebhooks } from "#lib/server/webhooks";
import { pageUser } from "#lib/web/page-user";
import { limitsText } from "../../../components/en/limits.ts";
import { changePasswordAction, signOutAction, signOutEverywhereAction } from "../(account)/actions.ts";

export const metadata = { title: limitsText.settings };

export default async function SettingsPage() {
  const user = await pageUser();
  const [usage, notifications, webhooks, films] = await Promise.all([
    usageOf(user.id),
    notificationsOf(user.id),
    listWebhooks(user.id),
    keptFilms(user.id),
  ]);
  return (
    <main id="main" className="mx-auto flex max-w-4xl flex-col gap-4 px-4 py-6">
      <h1 className="font-bold text-3xl">{limitsText.settings}</h1>
      {user.by !== "local" && (
        <AccountSection
          email={user.email}
          changePassword={changePasswordAction}
          signOut={signOutAction}
          signOutEverywhere={signOutEverywhereAction}
        />
      )}
      <UsageSection usage={usage} />
      <NotificationsSection notifications={notifications} webhooks={webhooks} ownAddress={user.by === "local"} />
      <YourDataSection films={films} email={user.email} signIn={signInAfterErasure()} now={Date.now()} />
    </main>
  );
}
