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
