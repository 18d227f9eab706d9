import { z } from "zod";

/** Units people see, chosen one by one; everything inside is SI. */
export const displayUnitsSchema = z.object({
  speed: z.enum(["km/h", "mph", "m/s"]),
  distance: z.enum(["km", "mi"]),
  altitude: z.enum(["m", "ft"]),
  temperature: z.enum(["°C", "°F"]),
  /** Minutes east of UTC in which clocks are shown. */
  utcOffsetMinutes: z.number().int().min(-840).max(840),
});
export type DisplayUnits = z.infer<typeof displayUnitsSchema>;

export const METRIC: DisplayUnits = {
  speed: "km/h",
  distance: "km",
  altitude: "m",
  temperature: "°C",
  utcOffsetMinutes: 0,
};
export const IMPERIAL: DisplayUnits = {
  speed: "mph",
  distance: "mi",
  altitude: "ft",
  temperature: "°F",
  utcOffsetMinutes: 0,
};

export const speedIn = (unit: DisplayUnits["speed"], metresPerSecond: number): number =>
  metresPerSecond * (unit === "km/h" ? 3.6 : unit === "mph" ? 3600 / 1609.344 : 1);
export const distanceIn = (unit: DisplayUnits["distance"], metres: number): number =>
  metres / (unit === "km" ? 1000 : 1609.344);
export const altitudeIn = (unit: DisplayUnits["altitude"], metres: number): number =>
  unit === "m" ? metres : metres / 0.3048;
export const temperatureIn = (unit: DisplayUnits["temperature"], degreesCelsius: number): number =>
  unit === "°C" ? degreesCelsius : degreesCelsius * 1.8 + 32;
