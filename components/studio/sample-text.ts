import { altitudeIn, type DisplayUnits, distanceIn, speedIn } from "#lib/domain/overlay/display-units";
import type { Sample } from "#lib/domain/track/track";

/** The values that help to recognise a moment, each as `24 km/h`; those not known are left out. */
export function describeSample(sample: Sample, units: DisplayUnits): string[] {
  const { speed, heartRate, power, elevation, distance } = sample;
  const texts = [
    speed !== undefined && `${speedIn(units.speed, speed).toFixed(0)} ${units.speed}`,
    elevation !== undefined && `${altitudeIn(units.altitude, elevation).toFixed(0)} ${units.altitude}`,
    distance !== undefined && `${distanceIn(units.distance, distance).toFixed(1)} ${units.distance}`,
    heartRate !== undefined && `${heartRate.toFixed(0)} bpm`,
    power !== undefined && `${power.toFixed(0)} W`,
  ];
  return texts.filter((text) => text !== false);
}
