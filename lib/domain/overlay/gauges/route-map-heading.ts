import { createZoomedMap } from "#lib/domain/overlay/zoomed-map";

/** The way around the rider, turned so that he rides upwards. */
export const routeMapHeading = createZoomedMap(true);
