import { Notice } from "#components/ui/notice";
import type { SignInProblem } from "#lib/contracts/sign-in";
import { signInText } from "../en/sign-in.ts";

export function ProblemNotice({ problem }: { problem: SignInProblem | undefined }) {
  return problem && <Notice tone="error">{signInText.problems[problem]}</Notice>;
}
