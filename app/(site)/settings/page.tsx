import { UsageSection } from "#components/settings/usage";
import { usageOf } from "#lib/server/limits/usage";
import { pageUser } from "#lib/web/page-user";
import { limitsText } from "../../../components/en/limits.ts";

export const metadata = { title: limitsText.settings };

export default async function SettingsPage() {
  const user = await pageUser();
  const usage = await usageOf(user.id);
  return (
    <main id="main" className="mx-auto flex max-w-4xl flex-col gap-4 px-4 py-6">
      <h1 className="font-bold text-3xl">{limitsText.settings}</h1>
      <UsageSection usage={usage} />
    </main>
  );
}
