import { renderText } from "../en/render.ts";
import { roughly } from "../ui/time-text.ts";

/** How long a render goes on, as far as it can be told: an estimate that does not pretend to know the second. */
export function leftText(eta: number | null): string | undefined {
  if (eta === null) return undefined;
  const step = eta < 20 ? 1 : eta < 120 ? 10 : 60;
  return renderText.running.left(roughly(Math.ceil(eta / step) * step));
}
