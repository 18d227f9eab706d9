import Link from "next/link";
import type { RenderResource } from "#lib/contracts/api";
import { layoutLabel } from "#lib/domain/overlay/layouts/layouts";
import { formatSeconds } from "../ui/time-text.ts";
import { STATUS_TEXT } from "./stage-text.ts";

type RenderListProps = {
  renders: readonly RenderResource[];
  /** The ride has several videos: each render says which it is of. */
  ofSeveral: boolean;
};

/** A project's renders, newest first. */
export function RenderList({ renders, ofSeveral }: RenderListProps) {
  return (
    <ul className="divide-y divide-line">
      {renders.map(({ id, status, order, video }) => (
        <li key={id}>
          <Link href={`/renders/${id}`} className="flex min-h-11 items-center gap-3 text-sm hover:text-accent-text">
            <span className="w-20 font-medium">{STATUS_TEXT[status]}</span>
            <span className="text-muted tabular-nums">
              {formatSeconds(order.clip.in, 1)} – {formatSeconds(order.clip.out, 1)}
            </span>
            {ofSeveral && <span className="min-w-0 truncate">{video.name}</span>}
            <span className="ml-auto text-muted">{layoutLabel(order.layout.name)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
