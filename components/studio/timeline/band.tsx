import { type Span, shareAt } from "./view.ts";

/** A stretch of the ride behind the curves; never thinner than can be seen. */
export function Band({ view, span, className }: { view: Span; span: Span; className: string }) {
  const left = shareAt(view, span.from) * 100;
  const right = shareAt(view, span.to) * 100;
  if (right < 0 || left > 100) return null;
  const style = { left: `${left}%`, width: `max(2px, ${right - left}%)` };
  return <div className={`pointer-events-none absolute inset-y-0 ${className}`} style={style} />;
}
