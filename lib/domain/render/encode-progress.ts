/** Reads a line of ffmpeg's `-progress`: the frames encoded so far, or undefined for any other line. */
export function framesInProgressLine(line: string): number | undefined {
  const match = /^frame=\s*(\d+)$/.exec(line.trim());
  return match ? Number(match[1]) : undefined;
}
