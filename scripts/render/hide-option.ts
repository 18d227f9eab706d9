import {
  LARGEST_ZONE,
  MOST_ZONES,
  type Place,
  type PrivacyZone,
  privacySchema,
  SMALLEST_ZONE,
} from "#lib/domain/track/privacy-zones";
import { routeEnds } from "#lib/domain/track/route-ends";
import type { Track } from "#lib/domain/track/track";
import { usageFault } from "../cli.ts";

/** A circle whose middle may still have to be looked up in the ride. */
export type HideWish = { readonly at: "start" | "finish" | Place; readonly radius: number };

const RADIUS = 350;

/** `start`, `finish` or LAT,LON; each with the radius in metres after a colon, or 350. */
export function parseHide(texts: readonly string[]): readonly HideWish[] {
  if (texts.length > MOST_ZONES) throw usageFault(`--hide is given at most ${MOST_ZONES} times.`);
  return texts.map((text) => {
    const [, at, latitude, longitude, radius] =
      /^(start|finish|(-?[\d.]+),(-?[\d.]+))(?::([\d.]+))?$/.exec(text.trim()) ?? [];
    const wish = {
      latitude: Number(latitude ?? 0),
      longitude: Number(longitude ?? 0),
      radius: Number(radius ?? RADIUS),
    };
    if (at === undefined || !privacySchema.safeParse({ zones: [wish] }).success) {
      throw usageFault(
        `--hide is start, finish or LATITUDE,LONGITUDE, with :METRES (${SMALLEST_ZONE} to ${LARGEST_ZONE}) or without, not "${text}".`,
      );
    }
    return {
      at: at === "start" || at === "finish" ? at : { latitude: wish.latitude, longitude: wish.longitude },
      radius: wish.radius,
    };
  });
}

/** The circles on this ride; around an end of a ride without positions there is nothing to hide. */
export function zonesOf(wishes: readonly HideWish[], track: Track): PrivacyZone[] {
  const ends = routeEnds(track);
  return wishes.flatMap(({ at, radius }) => {
    const place = typeof at === "string" ? ends?.[at] : at;
    return place ? [{ latitude: place.latitude, longitude: place.longitude, radius }] : [];
  });
}
