import { playerText } from "../en/player.ts";

/** Shares of the picture: titles stay clear of its edge, and in an upright one of what apps lay over it. */
const TITLE_SAFE = 0.05;
const APPS = { bottom: 0.2, right: 0.12 };

/** Where text and gauges are safe. `shape` is width over height. */
export function SafeGuides({ shape }: { shape: number }) {
  const { guides } = playerText;
  const isUpright = shape < 0.7;
  return (
    <div className="pointer-events-none absolute inset-0" data-testid="safe-guides">
      <div
        role="img"
        aria-label={guides.title}
        className="absolute border border-white/80 border-dashed shadow-[0_0_0_1px_rgb(0_0_0/0.5)]"
        style={{ inset: `${TITLE_SAFE * 100}%` }}
      />
      {isUpright && (
        <div role="img" aria-label={guides.apps} className="absolute inset-0">
          <div className={`${HATCHED} inset-x-0 bottom-0`} style={{ height: `${APPS.bottom * 100}%` }} />
          <div
            className={`${HATCHED} top-0 right-0`}
            style={{ width: `${APPS.right * 100}%`, bottom: `${APPS.bottom * 100}%` }}
          />
        </div>
      )}
    </div>
  );
}

const HATCHED = "absolute bg-[repeating-linear-gradient(45deg,rgb(255_138_128/0.35)_0_6px,rgb(0_0_0/0.25)_6px_12px)]";
