import { createZoomedMap } from "#lib/domain/overlay/zoomed-map";

/** The way around the rider, north up. */
export const routeMapNorth = createZoomedMap(false);
