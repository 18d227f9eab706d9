/**
 * Training zones from easy to hardest. The hues are Okabe and Ito's colour-blind safe set ("Color Universal Design",
 * 2008): grey, sky blue, bluish green, yellow, orange, vermilion, reddish purple. Greens and reds of one lightness, as
 * training sites use them, look alike to one man in twelve.
 */
const [GREY, BLUE, GREEN, YELLOW, ORANGE, VERMILION, PURPLE] = [
  "#a3adb8",
  "#56b4e9",
  "#009e73",
  "#f0e442",
  "#e69f00",
  "#d55e00",
  "#cc79a7",
] as const;

/** The five zones of the heart rate. */
export const HEART_RATE_ZONES: readonly string[] = [GREY, BLUE, GREEN, YELLOW, VERMILION];
/** Coggan's seven zones of power. */
export const POWER_ZONES: readonly string[] = [GREY, BLUE, GREEN, YELLOW, ORANGE, VERMILION, PURPLE];
/** Letters on a zone's colour. */
export const ON_ZONE = "#0b1017";
