import { type UtcSeconds, utcSeconds } from "#lib/domain/units";
import { seededRandom } from "../random.ts";
import { BANNER_AT, bikeAt, truthAt, VIDEO_SECONDS, VIDEO_START } from "../truth.ts";

export const SAMPLE_RATE = 48_000;
/** Metres that a turn of the wheel brings, and the clicks of the freewheel in it. */
const WHEEL = 2.1;
const CLICKS = 18;
/** How often the ride is asked: the ear follows no faster. */
const BLOCK = 240;

/**
 * What the rider hears, as left and right in -1 to 1: wind that grows with the square of speed, tyres, the freewheel
 * while coasting, the gears, and a short tone as the start lamps flash.
 */
export function synthesiseSound(): { left: Float32Array; right: Float32Array } {
  const length = VIDEO_SECONDS * SAMPLE_RATE;
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  const random = seededRandom(48);
  const wind = { left: lowPass(), right: lowPass(), gust: lowPass() };
  const tyre = { slow: lowPass(), fast: lowPass() };
  const click = resonance(3100, 0.994);
  const clunk = resonance(820, 0.9975);
  let wheel = 0;
  let development = bikeAt(VIDEO_START).development;

  for (let block = 0; block < length; block += BLOCK) {
    const utc = utcSeconds(VIDEO_START + block / SAMPLE_RATE);
    const { speed, power } = truthAt(utc);
    const bike = bikeAt(utc);
    const coasting = power <= 0 && speed > 0.3;
    const shifted = bike.development !== development && speed > 0.5;
    development = bike.development;
    const windLevel = 0.05 * Math.min(1.4, (speed / 9) ** 2);
    const tyreLevel = 0.016 * Math.min(1, speed / 8);
    const brightness = 0.012 + 0.022 * Math.min(1, speed / 10);
    for (let i = block; i < Math.min(length, block + BLOCK); i++) {
      const gust = 1 + 26 * wind.gust(random() - 0.5, 0.00006);
      const hiss = random() - 0.5;
      const road = tyre.fast(hiss, 0.16) - tyre.slow(hiss, 0.04);
      let strike = 0;
      const turned = wheel + (speed / SAMPLE_RATE / WHEEL) * CLICKS;
      if (coasting && Math.floor(turned) !== Math.floor(wheel)) strike = 0.55 + 0.3 * random();
      wheel = turned;
      const ticks = click(strike) * 0.03 + clunk(shifted && i === block ? 1 : 0) * 0.05;
      const base = road * tyreLevel + ticks + tone(i);
      left[i] = base + wind.left(random() - 0.5, brightness) * windLevel * 9 * gust;
      right[i] = base + wind.right(random() - 0.5, brightness) * windLevel * 9 * gust;
    }
  }
  return { left, right };
}

const TONE_FROM = Math.round((BANNER_AT - (VIDEO_START as UtcSeconds)) * SAMPLE_RATE);
const TONE_LENGTH = 0.16 * SAMPLE_RATE;

function tone(sample: number): number {
  const since = sample - TONE_FROM;
  if (since < 0 || since >= TONE_LENGTH) return 0;
  const shape = Math.min(1, since / 96) * (1 - since / TONE_LENGTH) ** 2;
  return 0.16 * shape * Math.sin((2 * Math.PI * 1200 * since) / SAMPLE_RATE);
}

function lowPass(): (input: number, share: number) => number {
  let held = 0;
  return (input, share) => {
    held += (input - held) * share;
    return held;
  };
}

/** Rings at a frequency in hertz when struck, fading by `decay` a sample. */
function resonance(frequency: number, decay: number): (input: number) => number {
  const turn = 2 * decay * Math.cos((2 * Math.PI * frequency) / SAMPLE_RATE);
  let [last, before] = [0, 0];
  return (input) => {
    const output = input + turn * last - decay * decay * before;
    [before, last] = [last, output];
    return output;
  };
}
