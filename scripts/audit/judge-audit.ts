import { z } from "zod";

const SERIOUS = ["high", "critical"];

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      range: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

/**
 * What `npm audit --json` says, in lines, and whether it may pass: not with a hole that is high or critical. A registry
 * that cannot be asked (mirrors often have no such endpoint) passes and is said: it is nobody's hole.
 */
export function judgeAudit(text: string): { lines: string[]; passes: boolean } {
  const answer = parsed(text);
  const report = reportSchema.safeParse(answer);
  if (!report.success) {
    const why = z.object({ message: z.string() }).safeParse(answer).data?.message ?? text.trim().split("\n").at(-1);
    return {
      lines: [`Dependencies were not audited: the registry does not answer that question (${why}).`],
      passes: true,
    };
  }
  const all = Object.entries(report.data.vulnerabilities);
  const serious = all.filter(([, { severity }]) => SERIOUS.includes(severity));
  const described = all.flatMap(([name, { severity, range, via }]) =>
    via.map((cause) => {
      const what = typeof cause === "string" ? `through ${cause}` : `${cause.title} ${cause.url}`;
      return `${severity}: ${name} ${range}: ${what}`;
    }),
  );
  const sum = `${all.length} known holes in the dependencies of the running product, ${serious.length} of them high or critical.`;
  return { lines: [...described, sum], passes: serious.length === 0 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.slice(Math.max(0, text.indexOf("{"))));
  } catch {
    return undefined;
  }
}
