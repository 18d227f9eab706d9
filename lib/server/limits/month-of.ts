/** The calendar month (UTC) in which a moment lies: from its first millisecond up to that of the next month. */
export function monthOf(moment: Date): { start: Date; end: Date } {
  const year = moment.getUTCFullYear();
  const month = moment.getUTCMonth();
  return { start: new Date(Date.UTC(year, month)), end: new Date(Date.UTC(year, month + 1)) };
}
