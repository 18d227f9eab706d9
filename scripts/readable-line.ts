/** A line of a log for people: `12:04:31 began id=…` for a JSON line of ours, anything else as it is. */
export function readableLine(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const { level, time, msg, pid: _pid, hostname: _hostname, name: _name, err, ...facts } = JSON.parse(line);
    if (typeof time !== "number" || typeof level !== "number") return line;
    const clock = new Date(time).toTimeString().slice(0, 8);
    const severity = level >= 50 ? "ERROR " : level >= 40 ? "WARN " : "";
    const details = Object.entries(facts).map(
      ([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
    const problem = err?.stack ?? err?.message;
    return [`${clock} ${severity}${msg ?? ""}`, ...details, ...(problem ? [`\n${problem}`] : [])].join(" ");
  } catch {
    return line;
  }
}
