"use client";

import { useEffect, useEffectEvent, useRef } from "react";

/** Milliseconds: half of what an address of a file holds for. */
const RENEW_AFTER = 3 * 3600_000;
/** By the clock, since timers stand still while a computer sleeps. */
const LOOK_EVERY = 60_000;

/** Asks for new addresses in time, for what the page has not loaded yet. Where `renew` throws, it is asked again soon. */
export function useRenewedAddresses(renew: (signal: AbortSignal) => Promise<void>): void {
  const renewedAt = useRef(0);
  const look = useEffectEvent(async (signal: AbortSignal) => {
    const now = Date.now();
    if (now - renewedAt.current < RENEW_AFTER) return;
    await renew(signal);
    renewedAt.current = now;
  });
  useEffect(() => {
    renewedAt.current = Date.now();
    const stop = new AbortController();
    // No answer now is no news: the next look may bring some.
    const timer = setInterval(() => void look(stop.signal).catch(() => undefined), LOOK_EVERY);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, []);
}
