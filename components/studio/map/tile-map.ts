import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import type { MapView } from "./map-view.ts";
import { toPlace } from "./mercator.ts";

// MapLibre looks for its worker beside itself, where a bundler has not put it.
setWorkerUrl(new URL("maplibre-gl/dist/maplibre-gl-worker.mjs", import.meta.url).href);

export type TileMap = { show(view: MapView): void; remove(): void };

/** Its zoom 0 shows the world 512 pixels wide. */
const WORLD = 512;

/**
 * A map by MapLibre that nobody moves but us: it shows what the route above it shows. `onReady` tells that its style was
 * understood, `onFail` that it was not; what fails later are single tiles, which stay blank.
 */
export function createTileMap(
  container: HTMLElement,
  style: string,
  view: MapView,
  on: { ready(): void; fail(): void },
): TileMap {
  const map = new MapLibre({
    container,
    style,
    ...camera(view),
    interactive: false,
    // Whoever made the map is named, on small screens too.
    attributionControl: { compact: false },
    fadeDuration: 0,
  });
  let isReady = false;
  map.once("style.load", () => {
    isReady = true;
    on.ready();
  });
  map.on("error", () => {
    if (!isReady) on.fail();
  });
  return { show: (next) => void map.jumpTo(camera(next)), remove: () => map.remove() };
}

function camera(view: MapView) {
  const { longitude, latitude } = toPlace(view);
  return { center: [longitude, latitude] satisfies [number, number], zoom: Math.log2(view.scale / WORLD) };
}
