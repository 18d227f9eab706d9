import { expect, test } from "vitest";
import { judgeAudit } from "./judge-audit.ts";

const report = (severity: string) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      lib: { severity, range: "<1.2.3", via: [{ title: "Prototype pollution", url: "https://example.org/1" }] },
    },
  });

test.each([
  ["no hole", JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }), true, /^0 known holes/],
  ["a moderate one", report("moderate"), true, /moderate: lib <1\.2\.3: Prototype pollution/],
  ["a high one", report("high"), false, /1 of them high or critical/],
  ["a critical one", report("critical"), false, /1 of them high or critical/],
  [
    "a registry without that endpoint",
    'npm warn audit 405\n{ "message": "405 Method Not Allowed - POST https://registry.example/bulk" }',
    true,
    /not audited: .*405 Method Not Allowed/,
  ],
  ["no answer at all", "npm error network", true, /not audited: .*network/],
])("%s", (_, text, passes, says) => {
  const verdict = judgeAudit(text);
  expect(verdict.passes).toBe(passes);
  expect(verdict.lines.join("\n")).toMatch(says);
});
