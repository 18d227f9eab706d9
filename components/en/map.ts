import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { altitudeIn, distanceIn } from "#lib/domain/overlay/display-units";

/** What is read about the place of a zone; see `ZonePlace`. */
type ZoneWords =
  | { readonly kind: "start" | "finish" | "both" | "elsewhere" }
  | { readonly kind: "way"; readonly ridden: number | undefined };

function metres(units: DisplayUnits, length: number): string {
  return `${Math.round(altitudeIn(units.altitude, length))} ${units.altitude}`;
}

function where(place: ZoneWords, units: DisplayUnits): string {
  switch (place.kind) {
    case "start":
      return "the start";
    case "finish":
      return "the finish";
    case "both":
      return "start and finish";
    case "way":
      return place.ridden === undefined
        ? "a place on the way"
        : `a place ${distanceIn(units.distance, place.ridden).toFixed(1)} ${units.distance} into the ride`;
    case "elsewhere":
      return "a place off this ride";
  }
}

/** The map of the ride, and what of it is kept back. */
export const mapText = {
  title: "Map",
  route: "Route of the ride",
  roleDescription: "map",
  howTo: "Click the route to pick that moment. Arrow keys move the map, + and − zoom, 0 shows the whole ride.",
  zoomIn: "Zoom the map in",
  zoomOut: "Zoom the map out",
  fit: "Show the whole route",
  clip: "Look at the clip on the map",
  north: "N",
  ground: "Background",
  plain: "Plain",
  tiles: "Map",
  tilesLoading: "Loading the map…",
  tilesFailed: "The background map could not be loaded. The route is shown without it.",
  noWebGl: "This browser cannot draw the background map (WebGL 2 is off or missing). The route is shown without it.",

  nothingHidden: "The video shows the whole route, with start and finish. Is one of them your home?",
  hidden: (parts: readonly string[], elsewhere: number) =>
    [
      parts.length > 0
        ? `Not shown in the video: ${parts.join(", ")}.`
        : "Every place of this ride is shown in the video.",
      ...(elsewhere > 0
        ? [elsewhere === 1 ? "One hidden place lies off this ride." : `${elsewhere} hidden places lie off this ride.`]
        : []),
    ].join(" "),
  around: (length: number, place: ZoneWords, units: DisplayUnits) =>
    `${metres(units, length)} around ${where(place, units)}`,
  carriedOver: "Hidden as on your last ride.",
  hideStart: "Hide start",
  hideFinish: "Hide finish",
  hidePlace: "Hide a place",
  stopPlacing: "Cancel",
  placing: "Click the place to hide. By keyboard: arrows move the map under the cross, Enter hides what is there.",
  full: "Ten places are hidden. Remove one to hide another.",
  zones: "Hidden places",
  why: "Speed, distance, height and the rest go on; position, line and compass stop at the circle. A circle does not have the hidden place in its middle, and it stays the same on your next rides, so that several videos give nothing away together.",
  whyTitle: "What is hidden?",
  radius: (place: ZoneWords, units: DisplayUnits) => `Radius around ${where(place, units)}`,
  radiusValue: metres,
  move: (place: ZoneWords, units: DisplayUnits) =>
    `Circle around ${where(place, units)}: arrow keys move it, Delete removes it`,
  look: (place: ZoneWords, units: DisplayUnits) => `Look at ${where(place, units)}`,
  remove: (place: ZoneWords, units: DisplayUnits) => `Show ${where(place, units)} again`,
  scale: {
    km: (length: number) => (length >= 1000 ? `${length / 1000} km` : `${length} m`),
    mi: (length: number) => `${length} mi`,
    ft: (length: number) => `${length} ft`,
  },
} as const;
