/** A title made from a file's name: `2026-05-06_Morning-Ride.gpx` gives `2026-05-06 Morning Ride`. */
export function titleOf(fileName: string): string {
  const words = fileName
    .replace(/(\.[^.]{1,5})?\.gz$|\.[^.]{1,5}$/i, "")
    .replace(/_+/g, " ")
    // A hyphen between digits belongs to a date.
    .replace(/(?<!\d)-|-(?!\d)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.slice(0, 120).trim();
}

/**
 * True for a title that tells people nothing: a number or date with at most the word that a service puts before it, or
 * a camera's own name for a file.
 */
export function saysNothing(title: string): boolean {
  return (
    /^(activity|workout|export|download|track|garmin|strava|komoot|wahoo)?[\s\d.:TZ()+-]*$/i.test(title) ||
    /^(G[HXPOSG]\w{2}\d{4}|(DJI|VID|PXL|IMG|MVI|DSC|MAH|C)\s?\d[\s\d]*[A-Z]?)$/i.test(title)
  );
}
