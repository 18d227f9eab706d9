/** Seconds that a second of work (`renderWork`) takes where renders are made: on good, usual and bad days. */
export type RenderPace = { readonly low: number; readonly usual: number; readonly high: number };

/** Until a render has been measured: two to eight cores, not much else to do. */
const UNMEASURED: RenderPace = { low: 0.2, usual: 0.5, high: 1 };
/** A machine has other things to do now and then: even the steadiest pace is told to this share. */
const LEAST_SPREAD = 0.15;

type Measured = {
  /** `renderWork`, seconds. */ readonly work: number /** Seconds that it took. */;
  readonly took: number;
};

/** The pace of the renders that were made last. Few of them, or very different ones, make a wide range. */
export function renderPace(renders: readonly Measured[]): RenderPace {
  const paces = renders
    .filter(({ work, took }) => work > 0 && took > 0)
    .map(({ work, took }) => took / work)
    .sort((a, b) => a - b);
  if (paces.length === 0) return UNMEASURED;
  const usual = quantile(paces, 0.5);
  const spread = LEAST_SPREAD + 0.35 / paces.length;
  return {
    low: Math.min(quantile(paces, 0.2), usual * (1 - spread)),
    usual,
    high: Math.max(quantile(paces, 0.8), usual * (1 + spread)),
  };
}

/** Of rising values, with what lies between two of them. */
function quantile(values: readonly number[], share: number): number {
  const at = share * (values.length - 1);
  const below = values[Math.floor(at)]!;
  return below + (values[Math.ceil(at)]! - below) * (at - Math.floor(at));
}
