"use client";

import { useRef, useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { type Sync, type SyncPoint, shiftSync, syncFromPoint, utcAt } from "#lib/domain/sync/sync";
import { type Seconds, seconds, type UtcSeconds } from "#lib/domain/units";
import type { Player } from "./player.ts";
import { syncThrough } from "./sync-through.ts";

/** A change of the sync that is shown and can be taken or dropped. */
type Pending =
  | { readonly kind: "point"; readonly point: SyncPoint; readonly sync: Sync; readonly problem?: undefined }
  | { readonly kind: "point"; readonly point: SyncPoint; readonly sync?: undefined; readonly problem: string }
  | { readonly kind: "shift"; readonly seconds: number; readonly sync: Sync; readonly problem?: undefined };

export type LineUp = {
  /** What is stored. */
  readonly sync: Sync;
  /** What the studio shows: the same, or as it would be with what is pending. */
  readonly shown: Sync;
  readonly pending: Pending | undefined;
  /** The frame that keeps its moment while another one is lined up: the first of two points. */
  readonly held: Seconds | undefined;
  /** The frame on the screen may be this moment. The video stops: one lines up what one sees. */
  pick(moment: UtcSeconds): void;
  /** The whole video may lie so many seconds later on the ride. */
  shift(by: number): void;
  take(): void;
  drop(): void;
  /** The frame on the screen is this moment. Throws AppError when that cannot be. */
  setMoment(moment: UtcSeconds): void;
  hold(): void;
  letGo(): void;
  /** Back to `rate`, the held frame, else the first that was lined up, else the one on the screen keeping its moment. */
  setRate(rate: number): void;
};

type Proposed = { readonly point: SyncPoint } | { readonly shift: number };

/** Lining up in steps that can be looked at before they are taken; each one taken is one step to undo. */
export function useLineUp(sync: Sync, player: Player, onSync: (sync: Sync) => void): LineUp {
  const [proposed, setProposed] = useState<Proposed>();
  /** The same, known before React has shown it: on a busy page a pointer may be let go by then. */
  const latest = useRef<Proposed>(undefined);
  const [held, setHeld] = useState<Seconds>();
  const pending = proposed && pendingOf(sync, held, proposed);
  const propose = (next: Proposed | undefined) => {
    latest.current = next;
    setProposed(next);
  };
  const drop = () => propose(undefined);
  const pointAt = (utc: UtcSeconds): SyncPoint => ({ videoTime: seconds(player.state().time), utc });
  return {
    sync,
    shown: pending?.sync ?? sync,
    pending,
    held,
    pick(moment) {
      if (player.state().playing) player.toggle();
      propose({ point: pointAt(moment) });
    },
    shift: (by) => propose({ shift: by }),
    take() {
      const last = latest.current && pendingOf(sync, held, latest.current);
      if (last?.problem !== undefined) return;
      if (last && !isSame(last.sync, sync)) onSync(last.sync);
      drop();
    },
    drop,
    setMoment(moment) {
      const next = syncThrough(sync, held, pointAt(moment));
      if (!isSame(next, sync)) onSync(next);
      drop();
    },
    // The frame that was lined up; else the one on the screen is taken to be right.
    hold: () => setHeld(seconds(sync.points?.[0]?.videoTime ?? player.state().time)),
    letGo: () => setHeld(undefined),
    setRate(rate) {
      const kept = held ?? seconds(sync.points?.[0]?.videoTime ?? player.state().time);
      const point = { videoTime: kept, utc: utcAt(sync, kept) };
      onSync({ ...syncFromPoint({ start: sync.start, rate }, point), points: [point] });
      setHeld(undefined);
      drop();
    },
  };
}

function pendingOf(sync: Sync, held: Seconds | undefined, proposed: Proposed): Pending {
  if ("shift" in proposed) {
    return { kind: "shift", seconds: proposed.shift, sync: shiftSync(sync, proposed.shift) };
  }
  const { point } = proposed;
  try {
    return { kind: "point", point, sync: syncThrough(sync, held, point) };
  } catch (error) {
    return { kind: "point", point, problem: toAppError(error).userMessage };
  }
}

const isSame = (a: Sync, b: Sync) => a.start === b.start && a.offset === b.offset && a.rate === b.rate;
