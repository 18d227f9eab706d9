/** Milliseconds within which a second signal is the first one again: npm forwards what the terminal sent already. */
const SAME_PRESS = 1000;

/**
 * Listens for SIGINT and SIGTERM until disposed: `first` is called once, with the signal's name; `again` whenever
 * somebody asks once more, meaning it.
 */
export function onStopSignals(first: (name: string) => void, again: () => void): Disposable {
  let toldAt: number | undefined;
  const tell = (name: string) => {
    if (toldAt === undefined) {
      toldAt = performance.now();
      first(name);
    } else if (performance.now() - toldAt > SAME_PRESS) again();
  };
  // Not `once`: execa's own clean-up, finding no other listener left, would end us before we have tidied up.
  process.on("SIGINT", tell).on("SIGTERM", tell);
  return { [Symbol.dispose]: () => void process.off("SIGINT", tell).off("SIGTERM", tell) };
}
