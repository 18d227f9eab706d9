/** Mean radius of the Earth in metres (IUGG): the sphere on which ride services add up distances. */
const EARTH_RADIUS = 6_371_008.8;

/**
 * Degrees of a point given in metres east and north of an origin. The valley is made up, so it is laid out on the
 * sphere that distances are measured on: its posts then agree with the track to centimetres.
 */
export function toGeodetic(
  origin: { latitude: number; longitude: number },
  east: number,
  north: number,
): { latitude: number; longitude: number } {
  const degrees = 180 / Math.PI;
  const latitude = origin.latitude + (north / EARTH_RADIUS) * degrees;
  const parallel = EARTH_RADIUS * Math.cos(latitude / degrees);
  return { latitude, longitude: origin.longitude + (east / parallel) * degrees };
}
