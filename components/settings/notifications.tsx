import type { Notifications, WebhookResource } from "#lib/contracts/notices";
import { notificationsText as text } from "../en/notifications.ts";
import { Panel } from "../ui/panel.tsx";
import { MailSettings } from "./mail-settings.tsx";
import { Webhooks } from "./webhooks.tsx";

type NotificationsSectionProps = {
  notifications: Notifications;
  webhooks: WebhookResource[];
  /** Local mode, where nobody signs in with an address. */
  ownAddress: boolean;
};

/** How this person is told of their renders: by mail, and by messages to programs of their own. */
export function NotificationsSection({ notifications, webhooks, ownAddress }: NotificationsSectionProps) {
  return (
    <Panel title={text.title}>
      <p className="text-muted text-sm">{text.intro}</p>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <MailSettings stored={notifications.mail} ownAddress={ownAddress} />
        <Webhooks stored={webhooks} />
      </div>
    </Panel>
  );
}
