import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import Link from "next/link";
import type { DeliveryResource, DeliveryStatus } from "#lib/contracts/notices";
import { notificationsText as text } from "../en/notifications.ts";
import { formatDay } from "../ui/file-text.ts";

const SIGN = {
  waiting: { icon: Clock, className: "text-muted" },
  sending: { icon: Clock, className: "text-muted" },
  sent: { icon: CircleCheck, className: "text-success" },
  failed: { icon: CircleAlert, className: "text-danger" },
} as const satisfies Record<DeliveryStatus, unknown>;

/** What was sent lately, or could not be, and why. Nothing when nothing was. */
export function DeliveryList({ title, deliveries }: { title: string; deliveries: readonly DeliveryResource[] }) {
  if (deliveries.length === 0) return null;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h4 className="text-muted text-sm">{title}</h4>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
      </ul>
    </div>
  );
}

function Delivery({ delivery }: { delivery: DeliveryResource }) {
  const { icon: Icon, className } = SIGN[delivery.status];
  const { status, attempts, problem } = delivery;
  const facts = [text.statuses[status], ...(attempts > 1 ? [text.tries(attempts)] : []), formatDay(delivery.createdAt)];
  return (
    <li className="flex gap-2 py-1">
      <Icon aria-hidden className={`mt-3 size-4 shrink-0 ${className}`} />
      <div className="min-w-0">
        <Link href={`/renders/${delivery.renderId}`} className="flex min-h-10 items-center hover:text-accent-text">
          <span className="min-w-0 break-words">{text.kinds[delivery.type](delivery.title)}</span>
        </Link>
        <p className="text-muted">{facts.join(" · ")}</p>
        {problem && <p className="break-words">{problem}</p>}
      </div>
    </li>
  );
}
