"use client";

import { renderText } from "../en/render.ts";
import { Panel } from "../ui/panel.tsx";
import { NotifyButton } from "./notify-button.tsx";
import { useProjectRenders } from "./project-renders.tsx";
import { RenderRow } from "./render-row.tsx";
import { hasEnded } from "./use-render-progress.tsx";

/** Streams that a page keeps open at once: over HTTP/1.1 a browser has six connections for everything. */
const MOST_FOLLOWED = 2;

/**
 * A project's renders, newest first, each as it is at this moment; nothing before the first. On a ride of several
 * videos each says which one it is of.
 */
export function RenderList({ ofSeveral }: { ofSeveral: boolean }) {
  const { renders } = useProjectRenders();
  if (renders.length === 0) return null;
  const underWay = renders.filter((render) => !hasEnded(render));
  // Their turns come from the oldest on; when one ends the list is read again, and the next ones are followed.
  const followed = new Set(underWay.slice(-MOST_FOLLOWED).map(({ id }) => id));
  return (
    <Panel title={renderText.list.title} aside={underWay.length > 0 && <NotifyButton />}>
      <ul className="-my-2 divide-y divide-line">
        {renders.map((render) => (
          <RenderRow key={render.id} render={render} isFollowed={followed.has(render.id)} ofSeveral={ofSeveral} />
        ))}
      </ul>
    </Panel>
  );
}
