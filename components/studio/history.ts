/** A value with the steps that led to it. */
export type History<Value> = {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
};

/** Steps that can be taken back. */
const LIMIT = 200;

export function startHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [] };
}

/** A new step; what was undone before it is forgotten. */
export function pushStep<Value>(history: History<Value>, next: Value): History<Value> {
  if (Object.is(next, history.present)) return history;
  return { past: [...history.past, history.present].slice(-LIMIT), present: next, future: [] };
}

/** A change that is nobody's doing (a proposal on first opening): not a step that undo would stop at. */
export function replacePresent<Value>(history: History<Value>, present: Value): History<Value> {
  return { ...history, present };
}

/** The same steps, every value of them changed alike. */
export function mapHistory<Value>(history: History<Value>, change: (value: Value) => Value): History<Value> {
  return { past: history.past.map(change), present: change(history.present), future: history.future.map(change) };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
