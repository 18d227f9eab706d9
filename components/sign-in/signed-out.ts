/** Whether the last answer of our API was that nobody is signed in. One for the whole page. */
let isSignedOut = false;
const listeners = new Set<() => void>();

export function tellSignedOut(now: boolean): void {
  if (now === isSignedOut) return;
  isSignedOut = now;
  for (const listener of listeners) listener();
}

export function signedOut(): boolean {
  return isSignedOut;
}

/** For `useSyncExternalStore`. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
