/** Colours by how steep a road is, getting darker too, so that they are told apart without telling hues apart. */
const STEEPNESS = [
  { from: 0.1, color: "#c2263f" },
  { from: 0.07, color: "#f0663a" },
  { from: 0.04, color: "#ffb020" },
  { from: 0.015, color: "#ffe27a" },
] as const;

/** The colour of a gradient (rise over run); undefined for what is flat or goes down. */
export function steepnessColor(gradient: number): string | undefined {
  return STEEPNESS.find(({ from }) => gradient >= from)?.color;
}
