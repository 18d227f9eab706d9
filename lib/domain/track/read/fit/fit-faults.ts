import { invalidTrack } from "#lib/domain/track/read/invalid-track";

/** FIT profile, `file`: what a file holds, to complete "This is a FIT …". */
const OTHER_FILES: Readonly<Record<number, string>> = {
  1: "device description",
  2: "settings file",
  3: "sport settings file",
  5: "workout (a training plan)",
  6: "course (a planned route)",
  7: "schedule",
  9: "weight file",
  10: "totals file",
  11: "goals file",
  14: "blood pressure file",
  15: "daily monitoring file",
  20: "activity summary",
  28: "daily monitoring file",
  32: "daily monitoring file",
  34: "segment",
  35: "segment list",
};

type Seen = {
  /** The kind of the first file that is no activity; NaN for none. */
  readonly otherFile: number;
  /** Records whose time counts from when the device was switched on. */
  readonly unclocked: number;
  readonly damage: string | undefined;
};

/** Why a FIT file without a usable record is no ride. */
export function noFitRide({ otherFile, unclocked, damage }: Seen): Error {
  if (unclocked > 0) {
    return invalidTrack(
      "no_time",
      `The device had no clock when it recorded this: the times of its ${unclocked} records count from when it was ` +
        "switched on, and nothing in the file says when that was. Choose a recording with date and time.",
    );
  }
  if (!Number.isNaN(otherFile)) {
    return invalidTrack(
      otherFile === 6 ? "route_only" : "not_an_activity",
      `This is a FIT ${OTHER_FILES[otherFile] ?? "file of another kind"}, not an activity. ` +
        "Choose the activity file of your ride; devices keep it in the folder Activities.",
    );
  }
  if (damage) {
    return invalidTrack(
      "damaged",
      `The FIT file is damaged: ${damage}, and fewer than two records could be read. Copy it from the device again.`,
    );
  }
  return invalidTrack("no_points", "The FIT file holds no records of a ride. Choose the recording of your ride.");
}
