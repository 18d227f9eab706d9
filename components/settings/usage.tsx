import Link from "next/link";
import type { ReactNode } from "react";
import type { Usage } from "#lib/contracts/usage";
import { lengthText, sizeText } from "#lib/domain/amounts";
import { limitsText } from "../en/limits.ts";
import { DeleteProject } from "../projects/delete-project.tsx";
import { formatDay } from "../ui/file-text.ts";
import { Meter } from "../ui/meter.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";

const text = limitsText;

/** What this person's plan gives, what of it is used, and how to get some of it back. */
export function UsageSection({ usage }: { usage: Usage }) {
  return (
    <Panel title={text.title} aside={<PlanName usage={usage} />}>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <Renders usage={usage} />
        <Storage usage={usage} />
      </div>
      <Single usage={usage} />
      {usage.largest.some(({ bytes }) => bytes > 0) && <Largest usage={usage} />}
    </Panel>
  );
}

function PlanName({ usage }: { usage: Usage }) {
  return <span className="rounded-full bg-raised px-3 py-1 text-muted text-sm">{text.plans[usage.plan]}</span>;
}

function Renders({ usage: { renders, running } }: { usage: Usage }) {
  const { used, limit } = renders;
  const value = limit === null ? text.renders.count(used) : text.renders.of(used, limit);
  const day = formatDay(renders.resetsAt);
  return (
    <Amount title={text.renders.title} value={value}>
      {limit !== null && <Meter value={used / limit} />}
      <p className="text-muted text-sm">
        {limit !== null && (used >= limit ? text.renders.none(day) : text.renders.left(limit - used, day))}{" "}
        {limit !== null && text.renders.failed}
      </p>
      <p className="text-muted text-sm">
        {running.limit !== null && (running.limit === 1 ? text.running.one : text.running.several(running.limit))}{" "}
        {text.running.now(running.used)}
      </p>
    </Amount>
  );
}

function Storage({ usage: { storage } }: { usage: Usage }) {
  const { used, limit } = storage;
  const value = limit === null ? sizeText(used) : text.storage.of(sizeText(used), sizeText(limit));
  const kinds = (["videos", "films", "tracks", "uploads"] as const).filter((kind) => storage[kind] > 0);
  return (
    <Amount title={text.storage.title} value={value}>
      {limit !== null && <Meter value={used / limit} />}
      {limit !== null && used >= limit && <Notice tone="warning">{text.storage.full}</Notice>}
      <dl className="flex flex-col gap-1 text-sm">
        {kinds.map((kind) => (
          <div key={kind} className="flex justify-between gap-3">
            <dt className="text-muted">{text.storage[kind]}</dt>
            <dd className="tabular-nums">{sizeText(storage[kind])}</dd>
          </div>
        ))}
      </dl>
    </Amount>
  );
}

function Amount({ title, value, children }: { title: string; value: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="flex items-baseline justify-between gap-3">
        <span>{title}</span>
        <span className="font-semibold tabular-nums">{value}</span>
      </h3>
      {children}
    </div>
  );
}

function Single({ usage: { clipSeconds, uploadBytes } }: { usage: Usage }) {
  const parts = [
    ...(clipSeconds === null ? [] : [text.single.clip(lengthText(clipSeconds))]),
    ...(uploadBytes === null ? [] : [text.single.file(sizeText(uploadBytes))]),
  ];
  return parts.length === 0 ? null : <p className="text-muted text-sm">{parts.join(" ")}</p>;
}

function Largest({ usage: { largest } }: { usage: Usage }) {
  return (
    <div className="border-line border-t pt-3">
      <h3 className="font-medium">{text.largest.title}</h3>
      <p className="text-muted text-sm">{text.largest.text}</p>
      <ul className="mt-1 divide-y divide-line">
        {largest.map(({ id, title, bytes }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <Link
              href={`/projects/${id}`}
              className="flex min-h-11 min-w-0 flex-1 basis-40 items-center hover:text-accent-text"
            >
              <span className="truncate">{title}</span>
            </Link>
            <span className="text-sm tabular-nums">{sizeText(bytes)}</span>
            <DeleteProject id={id} title={title} stay />
          </li>
        ))}
      </ul>
    </div>
  );
}
