/**
 * How a column on the samples of a ride is read at any moment: between two samples, in a pause, and where nothing is
 * recorded (signal loss, another segment, a sensor that went silent).
 *  - `linear`: between neighbours; elsewhere the last value for 3 s, then unknown
 *  - `zeroed`: the same, but 0 in pauses: what a rider who stands does not do
 *  - `held`: the same, but as it was through pauses
 *  - `longitude`, `course`: held, and between neighbours by the shorter way round
 *  - `step`: held, and between neighbours the earlier one
 *  - `total`: known throughout; linear whatever lies between, standing still in pauses
 *  - `soFar`: known throughout; linear while recorded, elsewhere as it was last
 */
export type ColumnKind = "linear" | "zeroed" | "held" | "longitude" | "course" | "step" | "total" | "soFar";
