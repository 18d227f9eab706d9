const SEMI_MAJOR = 6378137;
const ECCENTRICITY_SQUARED = 0.00669437999014;

/**
 * WGS 84 degrees of a point given in metres east and north of an origin, by the ellipsoid's radii of curvature there.
 * Good to some millimetres over the few kilometres of the sample ride.
 */
export function toGeodetic(
  origin: { latitude: number; longitude: number },
  east: number,
  north: number,
): { latitude: number; longitude: number } {
  const radians = Math.PI / 180;
  const meridian = (latitude: number) => {
    const bend = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * radians) ** 2;
    return (SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED)) / (bend * Math.sqrt(bend));
  };
  const halfway = origin.latitude + north / meridian(origin.latitude) / radians / 2;
  const latitude = origin.latitude + north / meridian(halfway) / radians;
  const bend = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * radians) ** 2;
  const parallel = (SEMI_MAJOR / Math.sqrt(bend)) * Math.cos(latitude * radians);
  return { latitude, longitude: origin.longitude + east / parallel / radians };
}
